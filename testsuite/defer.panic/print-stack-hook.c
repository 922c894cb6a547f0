/* defer_print_stack: in the function given to defer_set_uncaught, of the panic that
   is about to be reported.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <unistd.h>

/* { dg-env "DEFER_TRACEBACK=none" } */
/* { dg-variants "-g" } */
/* { dg-report "thread <N> [running]:" } */

static void
hook (const struct defer_panic *p)
{
  static const char head[] = "thread 0 [running]:\n";
  if (write (STDERR_FILENO, head, sizeof head - 1) > 0)
    defer_print_stack (p, STDERR_FILENO);
}

static void
inner (int n)
{
  panic ("A%d", n); /* { dg-frame "inner" } */
}

int
main (int argc, char **argv)
{
  (void) argv;
  defer_set_uncaught (hook);
  inner (argc); /* { dg-frame "main" } */
}

/* { dg-report "panic: A1" } */
