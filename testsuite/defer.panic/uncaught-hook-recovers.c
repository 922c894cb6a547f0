/* The report: the function given to defer_set_uncaught may use panics itself, and
   print the stack.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>
#include <unistd.h>

/* { dg-report "recovered B" } */
/* { dg-report "panic: A" } */
/* { dg-variants "-O0 -g" } */

static void
hook (const struct defer_panic *p)
{
  (void) p;
  defer {
    const struct defer_panic *own = recover ();
    if (own)
      fprintf (stderr, "recovered %s\n", own->message);
  }
  panic ("B");
}

int
main (void)
{
  defer_set_uncaught (hook);
  panic ("A"); /* { dg-frame "main" } */
}
