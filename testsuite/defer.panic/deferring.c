/* The report: the frames are those of the moment of the panic, each once, also
   where deferred calls have run since, and where arguments were on the stack.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-report "panic: 1 2 3 4 5 6 7 8 9" } */
/* { dg-stdout "inner 2" } */
/* { dg-stdout "inner 1" } */
/* { dg-stdout "outer" } */

static void
inner (int nine)
{
  defer puts ("inner 1");
  defer { if (nine > 8) puts ("inner 2"); }
  panic ("%d %d %d %d %d %d %d %d %d", 1, 2, 3, 4, 5, 6, 7, 8, nine); /* { dg-frame "inner" } */
}

static void
outer (int nine)
{
  defer puts ("outer");
  inner (nine); /* { dg-frame "outer" } */
  puts ("not reached");
}

int
main (int argc, char **argv)
{
  (void) argv;
  outer (argc + 8); /* { dg-frame "main" } */
}
