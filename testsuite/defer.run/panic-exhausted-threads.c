/* Rule 3.8: the reserve for an exhausted heap serves all threads of the process.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "exhausted.h"
#include "thread.h"

enum { THREADS = 8, EACH = 64 / THREADS };

static pthread_barrier_t ready;

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

static void OPAQUE
nest (int n)
{
  defer
    {
      if (n > 1)
	nest (n - 1);
      else
	pthread_barrier_wait (&ready);
      const struct defer_panic *p = recover ();
      CHECK (p && atoi (p->message) == n);
    }
  fails (n);
}

static void *
thread (void *argument)
{
  pthread_barrier_wait (&ready);
  for (int i = 0; i < 100; i++)
    nest (EACH);
  pthread_barrier_wait (&ready);
  return argument;
}

int
main (void)
{
  pthread_t threads[THREADS];
  CHECK (pthread_barrier_init (&ready, NULL, THREADS) == 0);
  for (int i = 1; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, thread, NULL) == 0);
  exhausted = 1;
  thread (NULL);
  exhausted = 0;
  for (int i = 1; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  return 0;
}
