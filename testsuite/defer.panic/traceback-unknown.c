/* The report: another value of DEFER_TRACEBACK is none of those that are known.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-env "DEFER_TRACEBACK=nonetheless" } */
/* { dg-report "panic: as usual" } */

int
main (void)
{
  panic ("as usual"); /* { dg-frame "main" } */
}
