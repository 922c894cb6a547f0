/* Rules 1.6 and 2.3: unwinding out of a block runs the block's own calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void *
thread (void *argument)
{
  int n = *(int *) argument;
  defer note (1);
  defer
    {
      defer note (2);
      if (n)
	defer note (3);
      for (int i = 0; i < n; i++)
	defer note (10 + i);
      pthread_exit (NULL);
      defer note (100);
    }
  defer note (4);
  if (n == 2)
    pthread_exit (NULL);
  return NULL;
}

int
main (void)
{
  int n = 1;
  in_thread (thread, &n);
  EXPECT ("4 10 3 2 1");
  n = 2;
  in_thread (thread, &n);
  EXPECT ("4 11 10 3 2 1");
  return 0;
}
