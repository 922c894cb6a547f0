/* Rule 6.9: the scope of a _Defer at the outermost level of a function and the
   function's own defers end last in, first out, also where the deferred statement
   defers something itself, and however control leaves.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "../defer.run/check.h"

static int OPAQUE
named (int n)
{
  defer_result (int, result) = 4;
  _Defer { defer note (1); }
  if (n == 1)
    return 1;
  defer note (2);
  _Defer { defer note (3); note (4); }
  if (n == 2)
    return 2;
  if (n > 3)
    {
      defer note (5);
      if (n == 5)
	return 5;
      note (6);
    }
  defer note (7);
  note (8);
}

/* There is one way, the end.  */

static int OPAQUE
falls (void)
{
  defer_result (int, result) = 30;
  _Defer { defer note (1); }
  defer note (2);
  note (3);
}

static int OPAQUE
loops (int n)
{
  defer_result (int, result) = 4;
  defer note (1);
  _Defer { defer note (2); }
  for (int i = 0; i < n; i++)
    {
      defer note (10 + i);
      if (i == 3)
	return 7;
    }
  _Defer { defer note (3); }
  note (4);
}

/* No pass of the loop comes back from behind the defer.  */

static int OPAQUE
goes_back (int n)
{
again:;
  _Defer { note (1); _Defer { note (2); } }
  if (n-- > 0)
    goto again;
  defer note (3);
  note (4);
  return 1;
}

int
main (void)
{
  if (named (1) != 1)
    abort ();
  EXPECT ("1");
  if (named (2) != 2)
    abort ();
  EXPECT ("4 3 2 1");
  if (named (3) != 4)
    abort ();
  EXPECT ("8 7 4 3 2 1");
  if (named (4) != 4)
    abort ();
  EXPECT ("6 8 7 5 4 3 2 1");
  if (named (5) != 5)
    abort ();
  EXPECT ("5 4 3 2 1");
  if (falls () != 30)
    abort ();
  EXPECT ("3 2 1");
  if (loops (1) != 4)
    abort ();
  EXPECT ("4 3 10 2 1");
  if (loops (5) != 7)
    abort ();
  EXPECT ("13 12 11 10 2 1");
  if (goes_back (1) != 1)
    abort ();
  EXPECT ("1 2 4 3 1 2");
  return 0;
}
