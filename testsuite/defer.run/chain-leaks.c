/* Rule 4.4: the heap that a chain grew on is given back on every way out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <malloc.h>
#include "thread.h"

struct line { long numbers[16]; };

static void OPAQUE
use (struct line line)
{
  CHECK (line.numbers[0] == 0);
}

static void OPAQUE
f (int how, int n)
{
  struct line line = { { 0 } };
  for (int i = 0; i < n; i++)
    {
      defer use (line);
      line.numbers[15] = i;
    }
  if (how)
    pthread_exit (NULL);
}

static void *
thread (void *argument)
{
  f (*(int *) argument, 5000);
  return NULL;
}

/* Return how much of the heap is in use after 20 threads that end as HOW
   says.  */
static size_t
used_after (int how)
{
  for (int i = 0; i < 20; i++)
    in_thread (thread, &how);
  return mallinfo2 ().uordblks;
}

int
main (void)
{
  for (int how = 0; how < 2; how++)
    {
      size_t before = used_after (how);
      CHECK (used_after (how) < before + 20 * 5000);
    }
  return 0;
}
