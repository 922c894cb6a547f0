/* Rule 2.2: pthread_exit runs what every frame of the thread has deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer { note (2); }
  pthread_exit (trace);
}

static void OPAQUE
conditional (int n)
{
  if (n)
    defer note (3);
  if (!n)
    defer note (4);
  if (n > 1)
    defer { note (5); }
  unconditional ();
  note (100);
}

static void *
loop (void *argument)
{
  int n = *(int *) argument;
  defer note (6);
  for (int i = 0; i < n; i++)
    {
      defer note (7 + i);
      if (i == 2)
	conditional (n);
    }
  defer note (101);
  return NULL;
}

int
main (void)
{
  int n = 5;
  CHECK (in_thread (loop, &n) == trace);
  EXPECT ("2 1 5 3 9 8 7 6");
  n = 1;
  CHECK (in_thread (loop, &n) == NULL);
  EXPECT ("101 7 6");
  return 0;
}
