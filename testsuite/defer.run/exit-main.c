/* Rule 2.2: defers of main run when it returns, before atexit functions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <unistd.h>
#include "check.h"

static void
at_exit (void)
{
  _exit (strcmp (trace, "body 11 10 2 1") != 0);
}

int
main (int argc, char **argv)
{
  (void) argv;
  atexit (at_exit);
  defer note (1);
  if (argc)
    defer note (2);
  for (int i = 0; i < 2; i++)
    defer note (10 + i);
  say ("body");
  return 5;
}
