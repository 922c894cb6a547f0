/* Rule 3.4: a panic in the call that has recovered links to that panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (const char *message)
{
  say_panics (recover ());
  panic ("%s", message);
}

static void OPAQUE
by_block (void)
{
  defer { say_panics (recover ()); }
  defer { say_panics (recover ()); panic ("B"); }
  panic ("A");
}

static void OPAQUE
by_handler (int n)
{
  defer { say_panics (recover ()); }
  for (int i = 0; i < n; i++)
    defer handler (i ? "D" : "E");
  panic ("C");
}

static void OPAQUE
passes (void)
{
  defer note (1);
  defer handler ("G");
  panic ("F");
}

static void OPAQUE
to_the_caller (void)
{
  defer { say_panics (recover ()); }
  passes ();
}

/* H has ended, and I has not, when J is raised.  */
static void OPAQUE
recovers (void)
{
  defer { recover (); }
  panic ("H");
}

static void OPAQUE
recovered_below (void)
{
  defer { say_panics (recover ()); }
  defer { recovers (); panic ("J"); }
  panic ("I");
}

int
main (void)
{
  by_block ();
  EXPECT ("A B<A");
  by_handler (opaque (2));
  EXPECT ("C D<C E<D<C");
  to_the_caller ();
  EXPECT ("F 1 G<F");
  recovered_below ();
  EXPECT ("J<I");
  return 0;
}
