/* The report: a panic that was recovered and raised again is one, and its frames
   are those of the first time.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

/* { dg-report "panic: A, 2 3 4 5 6 7 8 [recovered, repanicked]" } */

static void
raise_it (int eight)
{
  panic ("A, %d %d %d %d %d %d %d", 2, 3, 4, 5, 6, 7, eight); /* { dg-frame "raise_it" } */
}

static void
inner (int eight)
{
  defer {
    const struct defer_panic *p = recover ();
    if (p)
      repanic (p);
  }
  raise_it (eight); /* { dg-frame "inner" } */
}

static void
again (void *data)
{
  (void) data;
  const struct defer_panic *p = recover ();
  if (p)
    repanic (p);
}

static void
outer (int eight)
{
  defer again (&eight);
  inner (eight); /* { dg-frame "outer" } */
}

int
main (int argc, char **argv)
{
  (void) argv;
  outer (argc + 7); /* { dg-frame "main" } */
}
