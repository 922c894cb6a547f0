/* Rule 2.2: the end of main runs its defers and returns 0.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void
at_exit (void)
{
  EXPECT ("body 2 1");
}

int
main (void)
{
  atexit (at_exit);
  defer note (1);
  defer { note (2); }
  say ("body");
}
