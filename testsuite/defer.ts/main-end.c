/* Rule 6.1, TS main: at its end, too, main first runs what it has deferred, and only then exits, with 0.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void
at_exit (void)
{
  if (strcmp (trace, "1 2") != 0)
    _Exit (1);
}

int
main (void)
{
  int lives = 0;
  atexit (at_exit);
  defer { note (2); CHECK (lives == 2); }
  {
    defer note (1);
    lives++;
  }
  lives++;
}
