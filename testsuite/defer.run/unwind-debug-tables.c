/* Rule 2.2: unwind tables are where the unwinder finds them, also where the
   only other use for them is debug information.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

/* { dg-additional-options "-g -fno-asynchronous-unwind-tables" } */

static void *
thread (void *argument)
{
  defer note (1);
  if (argument)
    defer { note (2); }
  pthread_exit (argument);
}

int
main (void)
{
  int n = 0;
  CHECK (in_thread (thread, &n) == &n);
  EXPECT ("2 1");
  return 0;
}
