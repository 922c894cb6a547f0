/* Rule 2.3: if evaluating an argument unwinds, nothing is registered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static int OPAQUE
leave (int n)
{
  if (n)
    pthread_exit (NULL);
  return n;
}

static void OPAQUE
two (int a, int b)
{
  note (a);
  note (b);
}

static void *
thread (void *argument)
{
  const int *how = (const int *) argument;
  defer two (1, leave (how[0] == 1));
  defer note (2);
  if (how[0])
    defer two (leave (how[0] == 2), 3);
  for (int i = 0; i < 3; i++)
    defer two (10 + i, leave (how[0] == 3 && i == 2));
  __defer (leave (how[0] == 4) ? NULL : two, 4, 5);
  return NULL;
}

int
main (void)
{
  static const char *const wanted[] = {
    "4 5 12 0 11 0 10 0 2 1 0", "", "2 1 0", "11 0 10 0 0 3 2 1 0",
    "12 0 11 0 10 0 0 3 2 1 0"
  };
  for (int how = 0; how < 5; how++)
    {
      in_thread (thread, &how);
      EXPECT (wanted[how]);
    }
  return 0;
}
