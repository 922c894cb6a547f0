/* Rule 3.2: a handler recovers where it was deferred, not where it is called.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (void)
{
  say_panic (recover ());
}

static void OPAQUE
tail_calls_handler (void)
{
  handler ();
}

static void OPAQUE
calls_pointer (void (*fn) (void))
{
  fn ();
  note (1);
}

static void
f (void (*fn) (void))
{
  handler ();
  defer handler ();
  defer tail_calls_handler ();
  defer calls_pointer (fn);
  defer { handler (); }
  defer { fn (); }
  tail_calls_handler ();
  panic ("A");
}

int
main (void)
{
  f (handler);
  EXPECT ("NULL NULL NULL NULL NULL 1 NULL A");
  handler ();
  EXPECT ("NULL");
  return 0;
}
