/* The report: a panic in the function given to defer_set_uncaught replaces the one
   that this was called for, and is reported.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-variants "-g" } */
/* { dg-report "panic: A" } */
/* { dg-report "\tpanic: in the hook, of A" } */
/* { dg-stdout "deferred in the hook" } */

static void
hook (const struct defer_panic *p)
{
  defer puts ("deferred in the hook");
  panic ("in the hook, of %s", p->message); /* { dg-frame "hook" } */
}

/* Behind the hook come the runtime, and the unwinder that has called it.  { dg-report "..." } */

int
main (void)
{
  defer_set_uncaught (hook);
  panic ("A"); /* { dg-frame "main" } */
}
