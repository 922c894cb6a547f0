/* Rule 6.1, TS main: what main has deferred runs before the program exits, with what it has returned.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void
at_exit (void)
{
  if (strcmp (trace, "1 2 3") != 0)
    _Exit (1);
}

int
main (void)
{
  atexit (at_exit);
  int result = 0;
  defer note (3);
  {
    defer note (1);
  }
  defer { note (2); result = 5; }
  return result;
}
