/* Rule 3.2: in a helper that a deferred call calls, recover returns NULL.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* Each is once the last thing that its caller does, and a tail call.  */

static void
helper (void)
{
  say_panic (recover ());
}

static void OPAQUE
called (void)
{
  say_panic (recover ());
}

static inline __attribute__ ((always_inline)) void
inlined (void)
{
  say_panic (recover ());
}

static void
calls_helper (void)
{
  helper ();
}

static void OPAQUE
calls_called (void)
{
  called ();
}

static void
calls_inlined (void)
{
  inlined ();
}

static void
recovers_as_well (void)
{
  helper ();
  inlined ();
  say_panic (recover ());
  called ();
}

static void OPAQUE
blocks (int n)
{
  defer { say_panic (recover ()); }
  defer { helper (); }
  if (n)
    defer { called (); note (n); inlined (); }
  for (int i = 0; i < n; i++)
    defer { called (); }
  panic ("A");
}

static void OPAQUE
functions (int n)
{
  defer recovers_as_well ();
  defer calls_helper ();
  if (n)
    defer calls_called ();
  for (int i = 0; i < n; i++)
    defer calls_inlined ();
  panic ("B");
}

int
main (void)
{
  blocks (opaque (1));
  EXPECT ("NULL NULL 1 NULL NULL A");
  functions (opaque (1));
  EXPECT ("NULL NULL NULL NULL NULL B NULL");
  return 0;
}
