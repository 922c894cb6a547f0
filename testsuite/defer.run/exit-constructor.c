/* Rule 2.2: functions that run before and after main may defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <unistd.h>
#include "check.h"

static void __attribute__ ((constructor))
before (void)
{
  defer note (1);
  for (int i = 0; i < 2; i++)
    defer note (2 + i);
}

static void __attribute__ ((destructor))
after (void)
{
  defer { if (strcmp (trace, "5 4") != 0) _exit (1); }
  if (trace_length == 0)
    defer note (4);
  defer note (5);
}

int
main (void)
{
  EXPECT ("3 2 1");
  return 0;
}
