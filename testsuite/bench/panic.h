/* What the programs that measure panics and throws share.
   SPDX-License-Identifier: GPL-3.0-or-later

   A call of top raises something below so many frames, and comes back with it
   caught.  Prints lines of: frames, with a cleanup each or without, way, ns.  */

#ifndef PANIC_H
#define PANIC_H

#include <stdio.h>
#include <time.h>

#define OPAQUE __attribute__ ((noipa))

#ifdef __cplusplus
extern "C"
#endif
void cleanup (int n);

static const int depths[] = { 0, 1, 10, 100, 1000 };
enum { DEPTHS = 5, FRAMES = 200000, ROUNDS = 9 };

/* Keeps a call that comes before it from being the last.  */
static inline void
not_last (void)
{
  __asm__ volatile ("" ::: "memory");
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return 1e9 * (double) t.tv_sec + (double) t.tv_nsec;
}

static void
measure (const char *what, const char *way, int (*top) (int))
{
  for (int i = 0; i < DEPTHS; i++)
    {
      int calls = FRAMES / (depths[i] + 10);
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

#endif /* PANIC_H */
