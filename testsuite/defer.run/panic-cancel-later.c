/* Rule 3.6: a thread that has recovered from panics is still cancelled, by any.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <time.h>
#include "panic.h"
#include "thread.h"

static pthread_barrier_t recovered;

static void OPAQUE
raises (int n)
{
  defer { struct timespec none = { 0, 0 }; nanosleep (&none, NULL); }
  panic ("%d", n);
}

static void OPAQUE
recovers (int n)
{
  defer { say_panic (recover ()); }
  raises (n);
}

static void *
thread (void *argument)
{
  int state, type;
  defer note (0);
  for (int i = 1; i < 4; i++)
    recovers (i);
  CHECK (pthread_setcancelstate (PTHREAD_CANCEL_ENABLE, &state) == 0);
  CHECK (state == PTHREAD_CANCEL_ENABLE);
  pthread_barrier_wait (&recovered);
  CHECK (pthread_setcanceltype (*(int *) argument, &type) == 0);
  CHECK (type == PTHREAD_CANCEL_DEFERRED);
  for (;;)
    pause ();
  return NULL;
}

int
main (void)
{
  int types[] = { PTHREAD_CANCEL_DEFERRED, PTHREAD_CANCEL_ASYNCHRONOUS };
  CHECK (pthread_barrier_init (&recovered, NULL, 2) == 0);
  for (int i = 0; i < 2; i++)
    {
      pthread_t id;
      void *result;
      CHECK (pthread_create (&id, NULL, thread, &types[i]) == 0);
      pthread_barrier_wait (&recovered);
      CHECK (pthread_cancel (id) == 0);
      CHECK (pthread_join (id, &result) == 0 && result == PTHREAD_CANCELED);
      EXPECT ("1 2 3 0");
    }
  return 0;
}
