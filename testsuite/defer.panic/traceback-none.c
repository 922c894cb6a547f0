/* The report: DEFER_TRACEBACK=none omits the frames.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-env "DEFER_TRACEBACK=none" } */
/* { dg-report "panic: short" } */

int
main (void)
{
  panic ("short");
}
