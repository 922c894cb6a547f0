/* Rule 2.2: a deferred call may end the process; the rest is not run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <unistd.h>
#include "check.h"

static void __attribute__ ((noreturn)) OPAQUE
leave (int status)
{
  _exit (strcmp (trace, "body 3") == 0 ? status : 1);
}

static int OPAQUE
f (int n)
{
  defer note (1);
  if (n)
    defer leave (0);
  defer note (3);
  say ("body");
  return 1;
}

int
main (void)
{
  return f (opaque (1));
}
