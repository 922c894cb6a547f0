/* The report: the message, the thread, and the frames, innermost first; then the
   process exits with status 2.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: 6 is bad" } */

static void
check (int x)
{
  if (x > 5)
    panic ("%d is bad", x); /* { dg-frame "check" } */
}

static int
twice (int x)
{
  check (x); /* { dg-frame "twice" } */
  return 2 * x;
}

int
main (int argc, char **argv)
{
  (void) argv;
  return twice (argc + 5); /* { dg-frame "main" } */
}
