/* The report: those that were replaced stand first, the oldest above.  The frames
   are those of the newest.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: A" } */
/* { dg-report "\tpanic: B" } */
/* { dg-report "\tpanic: C" } */

static void
inner (void)
{
  defer {
    panic ("C"); /* { dg-frame "inner" } */
  }
  defer {
    panic ("B");
  }
  panic ("A");
}

int
main (void)
{
  inner (); /* { dg-frame "main" } */
  return 0;
}
