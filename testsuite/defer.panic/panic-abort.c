/* The report: DEFER_PANIC=abort reports and aborts where the panic is raised,
   without deferred calls, also where they would recover.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-env "DEFER_PANIC=abort" } */
/* { dg-exit-status SIGABRT } */
/* { dg-report "panic: at once" } */
/* { dg-stdout "before" } */

static void
inner (int x)
{
  defer puts ("deferred");
  if (x)
    panic ("at once"); /* { dg-frame "inner" } */
}

int
main (int argc, char **argv)
{
  (void) argv;
  puts ("before");
  defer { recover (); }
  inner (argc); /* { dg-frame "main" } */
}
