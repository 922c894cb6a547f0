/* Rule 1.5: a static variable of a block is one object on every way out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static int *places[3];

static int OPAQUE
f (int n)
{
  defer
    {
      static int runs = 10;
      note (runs++);
      places[0] = &runs;
    }
  if (n == 1)
    return 1;
  if (n)
    defer
      {
	static int runs = 20;
	note (runs++);
	places[1] = &runs;
      }
  if (n == 2)
    return 2;
  for (int i = 0; i < n; i++)
    defer
      {
	static int runs = 30;
	note (runs++);
	places[2] = &runs;
      }
  if (n == 3)
    return 3;
  pthread_exit (NULL);
}

static void *
thread (void *argument)
{
  (void) argument;
  f (4);
  return NULL;
}

int
main (void)
{
  int *first[3];
  f (1);
  f (2);
  f (3);
  EXPECT ("10 20 11 30 31 32 21 12");
  memcpy (first, places, sizeof first);
  in_thread (thread, NULL);
  EXPECT ("33 34 35 36 22 13");
  CHECK (memcmp (first, places, sizeof first) == 0);
  return 0;
}
