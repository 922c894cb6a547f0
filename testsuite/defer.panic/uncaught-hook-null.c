/* The report: defer_set_uncaught (NULL) calls nothing; a panic that is recovered
   does not concern it.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-report "hook: A" } */
/* { dg-report "panic: B" } */

static void
hook (const struct defer_panic *p)
{
  fprintf (stderr, "hook: %s\n", p->message);
}

static void
recovering (void)
{
  defer {
    const struct defer_panic *p = recover ();
    if (p)
      hook (p);
  }
  panic ("A");
}

int
main (void)
{
  defer_set_uncaught (hook);
  recovering ();
  defer_set_uncaught (NULL);
  panic ("B"); /* { dg-frame "main" } */
}
