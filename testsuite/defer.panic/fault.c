/* The report: after the message of a fault a line tells the signal.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-additional-options "-fplugin-arg-defer-faults" } */
/* { dg-report "panic: runtime error: invalid memory address or null pointer dereference" } */
/* { dg-report "[signal SIGSEGV: code=0x1 addr=0x10 pc=0x<X>]" } */

static int
load (const volatile int *p)
{
  return p[4]; /* { dg-frame "load" } */
}

int
main (void)
{
  const volatile int *volatile p = (const volatile int *) 0;
  if (defer_catch_faults () != 0)
    return 1;
  return load (p); /* { dg-frame "main" } */
}
