/* The report: the signal of a fault that was recovered and followed by another
   panic.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-additional-options "-fplugin-arg-defer-faults" } */
/* { dg-report "panic: runtime error: integer divide by zero [recovered]" } */
/* { dg-report "\tpanic: no quotient" } */
/* { dg-report "[signal SIGFPE: code=0x1 addr=0x<X> pc=0x<X>]" } */

static int
divide (int n, volatile int *by)
{
  defer {
    if (recover ())
      panic ("no quotient"); /* { dg-frame "divide" } */
  }
  return n / *by;
}

int
main (int argc, char **argv)
{
  (void) argv;
  volatile int zero = 0;
  if (defer_catch_faults () != 0)
    return 1;
  return divide (argc, &zero); /* { dg-frame "main" } */
}
