/* Rule 3.4: recovered inside the deferred call, it lets the older one go on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* B has replaced nothing yet.  */
static void
handler (int number)
{
  note (number);
  say_panics (recover ());
}

static int OPAQUE
recovers (int n)
{
  defer handler (n);
  panic ("B");
}

static void OPAQUE
passes_a_frame (void)
{
  defer { note (0); }
  recovers (2);
  panic ("C");
}

static void OPAQUE
recovers_outside (void)
{
  defer handler (3);
  passes_a_frame ();
}

static void OPAQUE
f (int n)
{
  defer { say_panics (recover ()); }
  defer recovers (1);
  if (n)
    defer { recovers_outside (); }
  for (int i = 0; i < n; i++)
    defer recovers_outside ();
  defer { defer handler (4); defer { note (5); } panic ("D"); }
  panic ("A");
}

/* The same call may recover from the older one afterwards.  */
static void OPAQUE
in_one_call (int n)
{
  defer { say_panics (recover ()); }
  defer { recovers (n); say_panics (recover ()); recovers (n); }
  panic ("A");
}

int
main (void)
{
  f (opaque (1));
  EXPECT ("5 4 D 2 B 0 3 C 2 B 0 3 C 1 B A");
  in_one_call (opaque (6));
  EXPECT ("6 B A 6 B NULL");
  return 0;
}
