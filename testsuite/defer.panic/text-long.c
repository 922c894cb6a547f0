/* The report: a message of 100000 characters is printed whole.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <string.h>

static char text[100001];

/* { dg-report "panic: <100000 x>." } */

int
main (void)
{
  memset (text, 'x', sizeof text - 1);
  panic ("%s.", text); /* { dg-frame "main" } */
}
