/* Section 3: a recovered panic is there until the call that recovered it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
recovers (int n)
{
  defer { CHECK (recover ()); }
  panic_value (&n, "other %d %0300d", n, n);
}

static void OPAQUE
check (const struct defer_panic *p, int n, void *value)
{
  char wanted[400];
  snprintf (wanted, sizeof wanted, "%0*d", n, n);
  CHECK (strcmp (p->message, wanted) == 0);
  CHECK (p->value == value && p->kind == DEFER_PANIC_VALUE && !p->replaced);
}

static void
handler (int n, void *value)
{
  const struct defer_panic *p = recover ();
  defer check (p, n, value);
  for (int i = 0; i < 5; i++)
    recovers (i);
  check (p, n, value);
}

static void OPAQUE
f (int n)
{
  defer
    {
      const struct defer_panic *p = recover ();
      defer check (p, n, &n);
      for (int i = 0; i < 5; i++)
	recovers (i);
      check (p, n, &n);
    }
  defer panic_value (&n, "%0*d", n, n);
  defer handler (n, &n);
  panic_value (&n, "%0*d", n, n);
}

int
main (void)
{
  f (opaque (3));
  f (opaque (300));
  return 0;
}
