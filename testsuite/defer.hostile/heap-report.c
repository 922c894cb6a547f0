/* Rule 3.8: whichever allocation fails, alone or with all behind it, there is a
   report, and status 2.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-g" } */
/* { dg-variants "^-O2" } */

#include <defer.h>
#include "../defer.run/panic.h"
#include "heap.h"

/* Each of the first, and then some: those come from the library that reads debug
   information.  */
enum { EACH = 12, MOST = 8000 };

static int deferred;

static void OPAQUE
fails (int n)
{
  defer { deferred = 1; }
  panic ("%d", n);
}

static long n;

static void
ends (void)
{
  allocations = 0;
  failing = n;
  defer { if (!deferred) _exit (3); }
  fails (7);
}

int
main (void)
{
  for (for_good = 0; for_good < 2; for_good++)
    for (n = 1; n < MOST; n += n < EACH ? 1 : n)
      {
	CHECK (in_child (ends) == 2);
	CHECK (child_began ("panic: 7\n\nthread "));
	CHECK (strstr (child_said, "fails"));
	CHECK (strstr (child_said, "\tmain"));
      }
  return 0;
}
