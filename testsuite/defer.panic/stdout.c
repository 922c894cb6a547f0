/* The report: stdout is flushed, and no function runs that was registered with
   atexit.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

/* { dg-stdout "buffered, without an end of line" } */
/* { dg-report "panic: end" } */

static void
at_exit (void)
{
  puts ("atexit");
}

int
main (void)
{
  atexit (at_exit);
  printf ("buffered, without an end of line");
  panic ("end"); /* { dg-frame "main" } */
}
