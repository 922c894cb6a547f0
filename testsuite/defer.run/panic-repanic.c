/* Section 3: repanic raises again what recover returned: kind, message, value.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int payload;

static void
handler (int number)
{
  const struct defer_panic *p = recover ();
  note (number);
  if (p)
    repanic (p);
}

static void OPAQUE
helper (const struct defer_panic *p)
{
  repanic (p);
}

static void OPAQUE
f (int n)
{
  defer handler (1);
  defer { const struct defer_panic *p = recover (); note (2); helper (p); }
  for (int i = 0; i < n; i++)
    defer handler (3);
  defer
    {
      const struct defer_panic *p = recover ();
      defer repanic (p);
      note (4);
    }
  panic_value (&payload, "message %d %0200d", n, 0);
}

static void OPAQUE
outer (int n)
{
  char wanted[300];
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && p->kind == DEFER_PANIC_VALUE && p->value == &payload);
      snprintf (wanted, sizeof wanted, "message %d %0200d", n, 0);
      CHECK (strcmp (p->message, wanted) == 0);
    }
  defer handler (5);
  f (n);
  note (100);
}

/* Others may be raised and recovered in between.  */
static void OPAQUE
after_another (void)
{
  defer { say_panic (recover ()); }
  defer
    {
      const struct defer_panic *p = recover ();
      outer (0);
      repanic (p);
    }
  panic ("A");
}

int
main (void)
{
  outer (opaque (2));
  EXPECT ("4 3 3 2 1 5");
  after_another ();
  EXPECT ("4 2 1 5 A");
  return 0;
}
