/* The report: panic_value is reported as panic is.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: value of 7" } */

int
main (void)
{
  static int value = 7;
  panic_value (&value, "value of %d", value); /* { dg-frame "main" } */
}
