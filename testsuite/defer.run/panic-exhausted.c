/* Rule 3.8: with the heap exhausted 64 panics at once can be raised.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "exhausted.h"

/* More than the pool has.  */
enum { AT_ONCE = 100 };

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

/* Raise N panics, each in the deferred call that the one before it runs.  */
static void OPAQUE
nest (int n)
{
  defer
    {
      if (n > 1)
	nest (n - 1);
      const struct defer_panic *p = recover ();
      CHECK (p && atoi (p->message) == n);
    }
  fails (n);
}

int
main (void)
{
  exhausted = 1;
  for (int i = 0; i < 10; i++)
    nest (AT_ONCE);
  exhausted = 0;
  nest (10 * AT_ONCE);
  exhausted = 1;
  nest (AT_ONCE);
  return 0;
}
