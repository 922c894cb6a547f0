/* Rule 3.3: a caller's registers are intact after its callee has recovered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static long seed = 1;

static long OPAQUE
some (void)
{
  return seed = seed * 48271 % 2147483647;
}

static double OPAQUE
some_double (void)
{
  return (double) some () / 3;
}

/* Uses as many registers as it can, and does not live to restore them.  */
static long OPAQUE
spoils (int depth)
{
  long a = some (), b = some (), c = some (), d = some (), e = some (),
       f = some (), g = some (), h = some ();
  double x = some_double (), y = some_double ();
  if (depth)
    a += spoils (depth - 1);
  else if (opaque (1))
    panic ("A");
  return a + b + c + d + e + f + g + h + (long) (x + y);
}

static long OPAQUE
recovers (int depth)
{
  defer { CHECK (recover ()); }
  return spoils (depth);
}

/* Has values of its own in them, which its calls use after the panic.  */
static long OPAQUE
busy (int depth)
{
  long a = some (), b = some (), c = some (), sum = a + b + c;
  defer { CHECK (a + b + c == sum + 2); }
  defer { CHECK (recover ()); b++; }
  for (int i = 0; i < 3; i++)
    defer some ();
  a++;
  return spoils (depth) + a + b + c;
}

static void OPAQUE
caller (int depth)
{
  long before = seed;
  long a = some (), b = some (), c = some (), d = some (), e = some (),
       f = some (), g = some (), h = some (), i = some (), j = some ();
  double u = some_double (), v = some_double (), w = some_double (),
	 x = some_double (), y = some_double (), z = some_double ();
  CHECK (recovers (depth) == 0);
  CHECK (busy (depth) == 0);
  seed = before;
  CHECK (a == some () && b == some () && c == some () && d == some ()
	 && e == some () && f == some () && g == some () && h == some ()
	 && i == some () && j == some ());
  CHECK (u == some_double () && v == some_double () && w == some_double ()
	 && x == some_double () && y == some_double () && z == some_double ());
}

int
main (void)
{
  for (int depth = 0; depth < 4; depth++)
    caller (depth);
  return 0;
}
