/* Rules 2.4 and 2.5: a named result of main, at whose end C returns 0 by itself.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void
gone (int *x)
{
  note (*x);
}

static void OPAQUE
check (int r)
{
  note (r);
  EXPECT ("10 10 3");
}

int
main (void)
{
  defer_result (int, r) = 3;
  defer { check (r); r = 0; }
  int before __attribute__ ((cleanup (gone))) = 10;
  defer { note (before = r + 7); }
}
