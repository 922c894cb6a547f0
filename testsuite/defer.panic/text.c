/* The report: messages are printed as they are, with lines and percent signs.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: 100%s of" } */
/* { dg-report "two lines%n, not 3" } */

int
main (void)
{
  panic ("100%%s of\ntwo lines%s, not %d", "%n", 3); /* { dg-frame "main" } */
}
