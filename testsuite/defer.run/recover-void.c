/* Rule 3.3: void functions, and those that fall off the end, return.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* { dg-additional-options "-Wno-return-type" } */

static void OPAQUE
fails (int n)
{
  if (n)
    panic ("A");
}

static void OPAQUE
nothing (int n)
{
  defer { say_panic (recover ()); }
  if (n == 2)
    return;
  fails (n);
  note (n);
}

/* Its end is not reached.  */
static int OPAQUE
off_the_end (int n)
{
  defer { say_panic (recover ()); }
  fails (n);
}

static int OPAQUE
off_the_end_at_times (int n)
{
  defer { say_panic (recover ()); }
  if (n == 0)
    return 5;
  fails (n);
}

int
main (void)
{
  for (int n = 0; n < 3; n++)
    nothing (opaque (n));
  EXPECT ("0 NULL A NULL");
  CHECK (off_the_end (opaque (1)) == 0);
  CHECK (off_the_end_at_times (opaque (1)) == 0);
  CHECK (off_the_end_at_times (opaque (0)) == 5);
  EXPECT ("A A NULL");
  return 0;
}
