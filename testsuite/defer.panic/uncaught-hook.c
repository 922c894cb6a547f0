/* The report: the function given to defer_set_uncaught sees the panic before it is
   reported, once.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-report "hook: B, instead of A" } */
/* { dg-report "panic: A" } */
/* { dg-report "\tpanic: B" } */

static void
hook (const struct defer_panic *p)
{
  fprintf (stderr, "hook: %s, instead of %s\n", p->message,
	   p->replaced ? p->replaced->message : "nothing");
}

static void
never (const struct defer_panic *p)
{
  fprintf (stderr, "never: %s\n", p->message);
}

int
main (void)
{
  defer_set_uncaught (never);
  defer_set_uncaught (hook);
  defer { panic ("B"); } /* { dg-frame "main" } */
  panic ("A");
}
