/* The report: a panic that was raised again, and recovered by the call that raised
   another one.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: A [recovered, repanicked, recovered]" } */
/* { dg-report "\tpanic: B" } */

static void
inner (void)
{
  defer {
    const struct defer_panic *p = recover ();
    if (p)
      repanic (p);
  }
  panic ("A");
}

int
main (void)
{
  defer {
    if (recover ())
      panic ("B"); /* { dg-frame "main" } */
  }
  inner ();
}
