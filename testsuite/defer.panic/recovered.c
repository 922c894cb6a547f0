/* The report: a panic that was recovered by the call that raised the next one.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: A [recovered]" } */
/* { dg-report "\tpanic: B" } */

int
main (void)
{
  defer {
    const struct defer_panic *p = recover ();
    panic ("%s", p ? "B" : "nothing to recover"); /* { dg-frame "main" } */
  }
  panic ("A");
}
