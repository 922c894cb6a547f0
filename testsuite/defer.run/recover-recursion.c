/* Rule 3.2: of a handler that calls itself only the outermost one recovers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
before (int n)
{
  if (n > 0)
    before (n - 1);
  say_panic (recover ());
}

static void
after (int n)
{
  say_panic (recover ());
  if (n > 0)
    after (n - 1);
}

/* The last call becomes a jump to the beginning.  */
static void
instead (int n)
{
  note (n);
  if (n > 0)
    {
      instead (n - 1);
      return;
    }
  say_panic (recover ());
}

static void OPAQUE
f (void (*fn) (int), int n)
{
  defer { say_panic (recover ()); }
  defer fn (n);
  panic ("A");
}

static void OPAQUE
by_name (int n)
{
  defer before (0);
  defer instead (n);
  panic ("B");
}

int
main (void)
{
  f (before, 2);
  EXPECT ("NULL NULL A NULL");
  f (after, 2);
  EXPECT ("A NULL NULL NULL");
  f (instead, 2);
  EXPECT ("2 1 0 NULL A");
  f (instead, 0);
  EXPECT ("0 A NULL");
  by_name (2);
  EXPECT ("2 1 0 NULL B");
  return 0;
}
