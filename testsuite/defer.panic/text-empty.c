/* The report: an empty message.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: " } */

int
main (void)
{
  panic ("%s", ""); /* { dg-frame "main" } */
}
