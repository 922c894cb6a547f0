/* Rules 1.6 and 2.2: unwinding runs nested defers of deferred blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void OPAQUE
f (int n)
{
  defer
    {
      defer note (1);
      for (int i = 0; i < n; i++)
	defer note (10 + i);
      if (n)
	defer { note (2); defer note (3); }
      note (4);
    }
  for (int i = 0; i < n; i++)
    defer { defer note (5); note (6); }
  pthread_exit (NULL);
}

static void *
thread (void *argument)
{
  f (*(int *) argument);
  return NULL;
}

int
main (void)
{
  int n = 2;
  in_thread (thread, &n);
  EXPECT ("6 5 6 5 4 2 3 11 10 1");
  return 0;
}
