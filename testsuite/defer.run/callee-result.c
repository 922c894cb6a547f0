/* Rule 1.1: the result of the call is discarded, whatever its type.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct big { int numbers[100]; };
struct small { int a, b; };

static struct big OPAQUE
big (int n)
{
  struct big result = { { n } };
  note (n);
  return result;
}

static struct small OPAQUE
small (int n)
{
  struct small result = { n, n };
  note (n);
  return result;
}

static double OPAQUE
real (int n)
{
  note (n);
  return n;
}

static _Complex double OPAQUE
imaginary (int n)
{
  note (n);
  return n;
}

static wide_int OPAQUE
wide (int n)
{
  note (n);
  return n;
}

static int OPAQUE
f (int n)
{
  int i;
  defer big (1);
  defer small (2);
  defer real (3);
  defer imaginary (4);
  defer wide (5);
  if (n)
    {
      defer big (6);
      defer small (7);
      defer real (8);
    }
  for (i = 0; i < n; i++)
    {
      defer big (9);
      defer imaginary (10);
      defer wide (11);
    }
  return 42;
}

int
main (void)
{
  CHECK (f (1) == 42);
  EXPECT ("11 10 9 8 7 6 5 4 3 2 1");
  return 0;
}
