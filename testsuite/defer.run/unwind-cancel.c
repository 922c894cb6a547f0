/* Rule 2.2: cancellation at a cancellation point runs deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <unistd.h>
#include "thread.h"

static pthread_barrier_t started;

static void OPAQUE
f (int n)
{
  int fds[2];
  char byte;
  CHECK (pipe (fds) == 0);
  defer { close (fds[0]); close (fds[1]); note (1); }
  if (n)
    defer note (2);
  for (int i = 0; i < n; i++)
    defer note (3 + i);
  pthread_barrier_wait (&started);
  CHECK (read (fds[0], &byte, 1) == 1);
  note (100);
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
  for (int n = 0; n < 3; n++)
    {
      pthread_t id;
      void *result;
      CHECK (pthread_barrier_init (&started, NULL, 2) == 0);
      CHECK (pthread_create (&id, NULL, thread, &n) == 0);
      pthread_barrier_wait (&started);
      CHECK (pthread_cancel (id) == 0);
      CHECK (pthread_join (id, &result) == 0 && result == PTHREAD_CANCELED);
      pthread_barrier_destroy (&started);
    }
  EXPECT ("1 3 2 1 4 3 2 1");
  return 0;
}
