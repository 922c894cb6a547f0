/* Rule 6.1, TS thrd_create: what the start function of a thread has deferred runs as it returns.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include <threads.h>
#include "../defer.run/thread.h"

static void *
start (void *argument)
{
  int *p = (int *) argument;
  defer *p = 7;
  defer note (*p);
  return p;
}

static int
start_c11 (void *argument)
{
  int *p = (int *) argument;
  defer *p = 8;
  return *p;
}

int
main (void)
{
  int x = 1, result;
  CHECK (in_thread (start, &x) == &x);
  CHECK (x == 7);
  EXPECT ("1");
  thrd_t thread;
  CHECK (thrd_create (&thread, start_c11, &x) == thrd_success);
  CHECK (thrd_join (thread, &result) == thrd_success);
  CHECK (result == 7 && x == 8);
  return 0;
}
