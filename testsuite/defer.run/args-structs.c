/* Rule 1.1: structs and unions are copied at the defer, small and large.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct one { char c; };
struct three { char c[3]; };
struct mixed { double d; int i; };
struct floats { float x, y, z; };
struct large { int before; char bytes[4096]; int after; };
union either { int i; double d; };

static void OPAQUE
small (struct one one, struct three three, struct mixed mixed,
       struct floats floats)
{
  CHECK (one.c == 1 && three.c[0] == 1 && three.c[2] == 3);
  CHECK (mixed.d == 1.5 && mixed.i == 2);
  CHECK (floats.x == 1 && floats.y == 2 && floats.z == 3);
  say ("small");
}

static void OPAQUE
big (int number, struct large large, union either either)
{
  CHECK (large.before == number && large.after == -number);
  CHECK (large.bytes[0] == (char) number && large.bytes[4095] == (char) number);
  CHECK (either.d == 0.25);
  note (number);
}

static struct large OPAQUE
make_large (int number)
{
  struct large large;
  large.before = number;
  large.after = -number;
  memset (large.bytes, number, sizeof large.bytes);
  return large;
}

static void OPAQUE
f (int n)
{
  struct one one = { 1 };
  struct three three = { { 1, 2, 3 } };
  struct mixed mixed = { 1.5, 2 };
  struct floats floats = { 1, 2, 3 };
  struct large large = make_large (7);
  union either either;
  int i;

  either.d = 0.25;
  defer small (one, three, mixed, floats);
  if (n)
    defer small (one, three, mixed, floats);
  defer big (7, large, either);
  defer big (8, make_large (8), either);
  for (i = 0; i < n; i++)
    defer big (i, make_large (i), either);
  if (n)
    {
      large = make_large (9);
      defer big (9, large, either);
    }

  one.c = 0;
  memset (&three, 0, sizeof three);
  memset (&mixed, 0, sizeof mixed);
  memset (&floats, 0, sizeof floats);
  memset (&large, 0, sizeof large);
  memset (&either, 0, sizeof either);
}

int
main (void)
{
  f (0);
  EXPECT ("8 7 small");
  f (2);
  EXPECT ("9 1 0 8 7 small small");
  return 0;
}
