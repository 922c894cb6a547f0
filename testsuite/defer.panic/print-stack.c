/* defer_print_stack: the frames of the moment of the panic, of a panic that was
   recovered; each once, though the lower part of the stack is another by now.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>
#include <unistd.h>

/* { dg-exit-status 0 } */
/* { dg-report "printing" } */
/* { dg-report "" } */
/* { dg-report "thread <N> [running]:" } */
/* { dg-stdout "and on it goes" } */

static void
deepest (int eight)
{
  panic ("A, %d %d %d %d %d %d %d", 2, 3, 4, 5, 6, 7, eight); /* { dg-frame "deepest" } */
}

static void
inner (int eight)
{
  defer puts ("and on it goes");
  deepest (eight); /* { dg-frame "inner" } */
}

static void
log_it (FILE *log)
{
  const struct defer_panic *p = recover ();
  if (p)
    {
      fputs ("printing\n\nthread 0 [running]:\n", log);
      defer_print_stack (p, fileno (log));
    }
}

static void
outer (int eight)
{
  defer log_it (stderr);
  inner (eight); /* { dg-frame "outer" } */
}

int
main (int argc, char **argv)
{
  (void) argv;
  outer (argc + 7); /* { dg-frame "main" } */
}
