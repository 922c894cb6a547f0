/* Rule 3.4: a panic that leaves a deferred call replaces the one that ran it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
raise_below (const char *message)
{
  panic ("%s", message);
}

/* In the same function.  */
static void OPAQUE
here (int n)
{
  defer { say_panics (recover ()); }
  defer { note (1); }
  if (n)
    defer { panic ("B"); }
  panic ("A");
}

/* The calls in between run for the newer one.  */
static void OPAQUE
three (int n)
{
  defer { say_panics (recover ()); }
  for (int i = 0; i < n; i++)
    defer { note (2); raise_below ("D"); }
  defer raise_below ("C");
  defer { note (3); }
  panic ("A");
}

/* Recovered in the caller.  */
static void OPAQUE
passes (int n)
{
  defer note (4);
  defer raise_below ("F");
  if (n)
    panic ("E");
}

static void OPAQUE
outer (int n)
{
  defer { say_panics (recover ()); }
  defer { raise_below ("G"); }
  passes (n);
}

int
main (void)
{
  here (opaque (1));
  EXPECT ("1 B<A");
  three (opaque (1));
  EXPECT ("3 2 D<C<A");
  outer (opaque (1));
  EXPECT ("4 G<F<E");
  outer (opaque (0));
  EXPECT ("4 G<F");
  return 0;
}
