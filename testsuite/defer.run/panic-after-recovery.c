/* Rule 3.4: a panic after a recovery has ended links to nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (void)
{
  say_panics (recover ());
}

static void OPAQUE
fails (const char *message)
{
  panic ("%s", message);
}

/* In the rest of the calls of the function.  */
static void OPAQUE
rest (int n)
{
  defer { say_panics (recover ()); }
  defer { panic ("C"); }
  if (n)
    defer handler ();
  for (int i = 0; i < n; i++)
    defer fails ("B");
  defer { recover (); }
  panic ("A");
}

/* In the function that it has returned to, and in its calls.  */
static void OPAQUE
caller (int n)
{
  defer { say_panics (recover ()); }
  defer { rest (n); panic ("E"); }
  rest (n);
  panic ("D");
}

/* A replaced panic that had been recovered does not come back.  */
static void OPAQUE
gone (void)
{
  defer handler ();
  defer handler ();
  defer { recover (); panic ("B"); }
  panic ("A");
}

static void OPAQUE
nothing_comes_back (void)
{
  defer handler ();
  gone ();
  defer handler ();
}

int
main (void)
{
  rest (opaque (1));
  EXPECT ("B C");
  caller (opaque (1));
  EXPECT ("B C B C E<D");
  nothing_comes_back ();
  EXPECT ("B<A NULL NULL NULL");
  return 0;
}
