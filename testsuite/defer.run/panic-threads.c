/* Rule 3.7: threads panic and recover at the same time, each its own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

enum { THREADS = 8, TIMES = 1000 };

static pthread_barrier_t started;

static void
handler (const int *number, int *recovered)
{
  const struct defer_panic *p = recover ();
  CHECK (p && p->value == number && atoi (p->message) == *number);
  ++*recovered;
}

static void OPAQUE
fails (int *number)
{
  panic_value (number, "%d %0*d", *number, *number % 300, 0);
}

static void OPAQUE
f (int *number, int *recovered)
{
  defer handler (number, recovered);
  for (int i = 0; i < *number % 5; i++)
    defer fails (number);
  fails (number);
}

static void *
thread (void *argument)
{
  int number = *(int *) argument * TIMES, recovered = 0;
  pthread_barrier_wait (&started);
  for (int i = 0; i < TIMES; i++, number++)
    f (&number, &recovered);
  CHECK (recovered == TIMES);
  return NULL;
}

int
main (void)
{
  pthread_t threads[THREADS];
  int numbers[THREADS];
  CHECK (pthread_barrier_init (&started, NULL, THREADS) == 0);
  for (int i = 0; i < THREADS; i++)
    {
      numbers[i] = i;
      CHECK (pthread_create (&threads[i], NULL, thread, &numbers[i]) == 0);
    }
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  return 0;
}
