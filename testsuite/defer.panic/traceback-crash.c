/* The report: DEFER_TRACEBACK=crash ends in abort ().
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-env "DEFER_TRACEBACK=crash" } */
/* { dg-exit-status SIGABRT } */
/* { dg-report "panic: core" } */
/* { dg-stdout "deferred" } */

int
main (void)
{
  defer puts ("deferred");
  panic ("core"); /* { dg-frame "main" } */
}
