/* Rule 3.4: recover and panic again, at each of 2000 frames: linear time.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

enum { FRAMES = 2000 };

static void OPAQUE
fails (int depth)
{
  panic ("%d", depth);
}

static void
again (int depth)
{
  const struct defer_panic *p = recover ();
  if (p && atoi (p->message) == depth - 1)
    panic ("%d", depth);
}

static void
same_again (void)
{
  const struct defer_panic *p = recover ();
  if (p && strcmp (p->message, "0") == 0)
    repanic (p);
}

static void OPAQUE
by_panic (int depth)
{
  defer again (depth);
  if (depth > 1)
    by_panic (depth - 1);
  else
    fails (0);
  note (1);
}

static void OPAQUE
by_repanic (int depth)
{
  defer same_again ();
  if (depth > 1)
    by_repanic (depth - 1);
  else
    fails (0);
  note (1);
}

/* Recovers everywhere, and panics on the way out.  */
static void OPAQUE
after_return (int depth)
{
  defer { CHECK (recover ()); }
  if (depth > 1)
    after_return (depth - 1);
  fails (depth);
}

static int OPAQUE
run (void (*fn) (int))
{
  defer_result (int, result) = -1;
  defer { result = atoi (recover ()->message); }
  fn (FRAMES);
}

int
main (void)
{
  CHECK (run (by_panic) == FRAMES);
  CHECK (run (by_repanic) == 0);
  after_return (FRAMES);
  EXPECT ("");
  return 0;
}
