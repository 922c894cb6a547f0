/* Rule 2.2: a thread ends below a hundred frames, each with its calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void OPAQUE
leave (void)
{
  pthread_exit (NULL);
}

static void
down (int depth)
{
  defer pop (push (depth));
  if (depth & 1)
    defer pop (push (1000 + depth));
  for (int i = 0; i < depth % 4; i++)
    defer pop (push (2000 + i));
  if (depth == 0)
    leave ();
  else
    down (depth - 1);
  note (1);
}

static void *
thread (void *argument)
{
  down (*(int *) argument);
  return NULL;
}

int
main (void)
{
  int depth = 100;
  in_thread (thread, &depth);
  EXPECT_EMPTY ();
  EXPECT ("");
  return 0;
}
