/* What the programs that measure panics and throws share.
   SPDX-License-Identifier: GPL-3.0-or-later

   A call of top raises something below so many frames, and comes back with it
   caught.  Prints lines of: frames or threads, what is measured, way, ns.  */

#ifndef PANIC_H
#define PANIC_H

#include "clock.h"

#include <pthread.h>
#include <stdio.h>

#define OPAQUE __attribute__ ((noipa))

#ifdef __cplusplus
extern "C"
#endif
void cleanup (int n);

static const int depths[] = { 0, 1, 10, 100, 1000, 10000, 100000 };
enum { DEPTHS = 7, FRAMES = 200000, ROUNDS = 9 };

/* Keeps a call that comes before it from being the last.  */
static inline void
not_last (void)
{
  __asm__ volatile ("" ::: "memory");
}

static void
measure (const char *what, const char *way, int (*top) (int))
{
  for (int i = 0; i < DEPTHS; i++)
    {
      int calls = FRAMES / (depths[i] + 10) + 1;
      double best = 0;
      for (int round = 0; round < ROUNDS; round++)
	{
	  double start = now ();
	  for (int j = 0; j < calls; j++)
	    top (depths[i]);
	  double ns = (now () - start) / calls;
	  if (round == 0 || ns < best)
	    best = ns;
	}
      printf ("%d %s %s %.1f\n", depths[i], what, way, best);
    }
}

/* The first one of a process, when nothing has been read yet.  */

static void
measure_first (const char *way, int (*top) (int))
{
  double start = now ();
  top (10);
  printf ("10 first %s %.0f\n", way, now () - start);
}

/* Several threads at once, each with calls of its own.  */

enum { MOST_THREADS = 8 };

static void *
thread (void *top)
{
  for (int i = 0; i < FRAMES / 10; i++)
    ((int (*) (int)) top) (10);
  return NULL;
}

static void
measure_threads (const char *way, int (*top) (int))
{
  for (int count = 1; count <= MOST_THREADS; count *= 2)
    {
      double best = 0;
      for (int round = 0; round < ROUNDS / 3; round++)
	{
	  pthread_t threads[MOST_THREADS];
	  double start = now ();
	  for (int i = 0; i < count; i++)
	    pthread_create (&threads[i], NULL, thread, (void *) top);
	  for (int i = 0; i < count; i++)
	    pthread_join (threads[i], NULL);
	  double ns = (now () - start) / (FRAMES / 10);
	  if (round == 0 || ns < best)
	    best = ns;
	}
      printf ("%d threads %s %.1f\n", count, way, best);
    }
}

#endif /* PANIC_H */
