/* Rule 3.2: a second recover for the same panic returns NULL.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (void)
{
  say_panic (recover ());
  say_panic (recover ());
}

static void
in_loop (int n)
{
  for (int i = 0; i < n; i++)
    say_panic (recover ());
}

static void OPAQUE
by_name (void)
{
  defer handler ();
  defer handler ();
  panic ("A");
}

static void OPAQUE
by_block (int n)
{
  defer { say_panic (recover ()); say_panic (recover ()); }
  defer
    {
      const struct defer_panic *first = recover (), *second = recover ();
      for (int i = 0; i < n; i++)
	CHECK (!recover ());
      say_panic (first);
      say_panic (second);
    }
  panic ("B");
}

static void OPAQUE
looping (int n)
{
  defer in_loop (n);
  panic ("C");
}

/* The second is of the same function when another panic runs it.  */
static void OPAQUE
of_another (int n)
{
  defer { say_panic (recover ()); }
  defer
    {
      say_panic (recover ());
      by_name ();
      say_panic (recover ());
      looping (n);
    }
  panic ("D");
}

int
main (void)
{
  by_name ();
  EXPECT ("A NULL NULL NULL");
  by_block (opaque (3));
  EXPECT ("B NULL NULL NULL");
  looping (3);
  EXPECT ("C NULL NULL");
  of_another (1);
  EXPECT ("D A NULL NULL NULL NULL C NULL");
  return 0;
}
