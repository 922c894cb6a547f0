/* Rule 3.9: threads that fault at the same time; each runs its deferred calls on
   its own stack, and its alternate stack goes when it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults -pthread" } */

#include <defer.h>
#include "fault.h"
#include "thread.h"

enum { THREADS = 8, ROUNDS = 1000 };

static int counts[THREADS][2];

static int
alternate_stack_p (void)
{
  stack_t now;
  CHECK (sigaltstack (NULL, &now) == 0);
  return !(now.ss_flags & SS_DISABLE);
}

static void
count (int *n)
{
  stack_t now;
  if (!recover ())
    return;
  /* The handler has returned.  */
  CHECK (sigaltstack (NULL, &now) == 0 && !(now.ss_flags & SS_ONSTACK));
  ++*n;
}

static int OPAQUE
work (int i, int *n, int *p)
{
  defer count (&n[0]);
  defer { n[1]++; }
  return i & 1 ? *p : i / *p;
}

static void *
thread (void *data)
{
  int *n = (int *) data;
  CHECK (!alternate_stack_p ());
  CHECK (defer_thread_faults () == 0 && alternate_stack_p ());
  CHECK (defer_thread_faults () == 0);
  for (int i = 0; i < ROUNDS; i++)
    {
      int none = 0;
      work (i, n, i & 1 ? nowhere : &none);
    }
  return data;
}

/* A thread without an alternate stack faults as well.  */
static void *
bare (void *data)
{
  int n[2] = { 0, 0 };
  work (1, n, nowhere);
  CHECK (n[0] == 1 && n[1] == 1);
  return data;
}

/* Return how much address space the process takes.  */
static long
pages (void)
{
  long n = 0;
  FILE *file = fopen ("/proc/self/statm", "r");
  CHECK (file && fscanf (file, "%ld", &n) == 1);
  fclose (file);
  return n;
}

static void *
only_stack (void *data)
{
  CHECK (defer_thread_faults () == 0);
  return data;
}

int
main (void)
{
  pthread_t threads[THREADS];
  CHECK (!alternate_stack_p ());
  CHECK (defer_catch_faults () == 0 && alternate_stack_p ());
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, thread, counts[i]) == 0);
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  for (int i = 0; i < THREADS; i++)
    CHECK (counts[i][0] == ROUNDS && counts[i][1] == ROUNDS);
  in_thread (bare, NULL);

  in_thread (only_stack, NULL);
  long before = pages ();
  for (int i = 0; i < 100; i++)
    in_thread (only_stack, NULL);
  CHECK (pages () - before < 100 * 16);
  return 0;
}
