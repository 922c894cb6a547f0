/* Rule 2.2: deferred calls and pthread_cleanup_push in one function.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void
handler (void *argument)
{
  note (*(int *) argument);
}

static void OPAQUE
f (int how)
{
  int number = 1;
  defer note (2);
  if (how > 1)
    defer note (3);
  pthread_cleanup_push (handler, &number);
  for (int i = 0; i < how; i++)
    defer note (10 + i);
  if (how == 1)
    pthread_exit (NULL);
  if (how == 2)
    cancel_here ();
  pthread_cleanup_pop (1);
  note (4);
}

static void *
thread (void *argument)
{
  defer note (5);
  f (*(int *) argument);
  return NULL;
}

int
main (void)
{
  int how = 0;
  in_thread (thread, &how);
  EXPECT ("1 4 2 5");
  how = 1;
  in_thread (thread, &how);
  EXPECT ("1 10 2 5");
  how = 2;
  in_thread (thread, &how);
  EXPECT ("1 11 10 3 2 5");
  return 0;
}
