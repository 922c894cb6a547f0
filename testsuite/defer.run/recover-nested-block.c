/* Rule 3.2: in a block deferred by a block, which runs when that one ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* The inner blocks are run by the end of the outer one, and not by A.  */
static void OPAQUE
run_by_the_end (int n)
{
  defer { say_panic (recover ()); }
  defer
    {
      defer { say_panic (recover ()); }
      if (n)
	defer { note (n); say_panic (recover ()); }
      for (int i = 0; i < n; i++)
	defer { say_panic (recover ()); }
      note (0);
    }
  panic ("A");
}

/* They are run by B, which they stop before it leaves the outer one.  */
static void OPAQUE
run_by_a_panic (int n)
{
  defer { say_panic (recover ()); }
  defer
    {
      defer { say_panic (recover ()); }
      if (n)
	defer { say_panics (recover ()); }
      panic ("B");
    }
  panic ("A");
}

/* No panic but that of the block.  */
static int OPAQUE
on_return (int n)
{
  defer { say_panic (recover ()); }
  defer
    {
      defer { note (n); }
      defer { say_panic (recover ()); }
      for (int i = 0; i < n; i++)
	defer note (10 + i);
      panic ("C");
    }
  defer { note (n + 1); }
  return n;
}

static void OPAQUE
three_deep (void)
{
  defer { say_panic (recover ()); }
  defer
    {
      defer { say_panic (recover ()); }
      defer
	{
	  defer { say_panic (recover ()); }
	  panic ("F");
	}
      panic ("E");
    }
  panic ("D");
}

int
main (void)
{
  run_by_the_end (opaque (1));
  EXPECT ("0 NULL 1 NULL NULL A");
  run_by_a_panic (opaque (0));
  EXPECT ("B A");
  run_by_a_panic (opaque (1));
  EXPECT ("B NULL A");
  CHECK (on_return (opaque (2)) == 2);
  EXPECT ("3 11 10 C 2 NULL");
  three_deep ();
  EXPECT ("F E D");
  return 0;
}
