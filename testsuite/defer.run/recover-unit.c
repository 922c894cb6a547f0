/* Rule 3.2: the handler is in another unit than the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "support/recover.h"

/* { dg-additional-sources "support/recover.c" } */

void
heard (const struct defer_panic *p)
{
  say_panic (p);
}

static void OPAQUE
f (int n)
{
  defer handler_in_unit (n);
  if (n)
    defer { handler_in_unit (n); }
  panic ("A");
}

static void OPAQUE
by_pointer (void (*fn) (int))
{
  defer fn (1);
  panic ("B");
}

/* Called back by a deferred call of the other unit.  */
void
raise_again (int n)
{
  defer handler_in_unit (n);
  panic ("D");
}

int
main (void)
{
  f (opaque (0));
  EXPECT ("A");
  f (opaque (1));
  EXPECT ("NULL A");
  by_pointer (handler_in_unit);
  EXPECT ("B");
  unit_that_panics (opaque (2));
  EXPECT ("D C");
  return 0;
}
