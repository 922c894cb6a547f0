/* Defers in a loop, beside the same calls without defer and beside a stack of
   arguments that is kept by hand.
   SPDX-License-Identifier: GPL-3.0-or-later

   Prints lines of: defers in one call of the function, way, ns per defer.  */

#include "bench.h"
#include "resources.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Deferred calls run last in, first out, and so do these.  */

static void
with_calls (int n)
{
  while (n-- > 0)
    res_undo (n);
}

static void
by_hand (int n)
{
  int first[16], *stack = first, size = 16, used = 0;

  for (int i = 0; i < n; i++)
    {
      if (used == size)
	{
	  int *larger = malloc (2 * size * sizeof *larger);
	  if (!larger)
	    abort ();
	  for (int j = 0; j < used; j++)
	    larger[j] = stack[j];
	  if (stack != first)
	    free (stack);
	  stack = larger;
	  size *= 2;
	}
      stack[used++] = i;
    }
  while (used > 0)
    res_undo (stack[--used]);
  if (stack != first)
    free (stack);
}

static void
with_defer (int n)
{
  for (int i = 0; i < n; i++)
    defer res_undo (i);
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return 1e9 * t.tv_sec + t.tv_nsec;
}

int
main (void)
{
  static const struct { const char *name; void (*run) (int); } ways[]
    = { { "calls", with_calls }, { "hand", by_hand }, { "defer", with_defer } };
  static const int counts[] = { 1, 10, 1000, 1000000 };
  enum { WAYS = 3, COUNTS = 4, CALLS = 2000000, ROUNDS = 7 };

  for (int c = 0; c < COUNTS; c++)
    {
      int count = counts[c];
      double best[WAYS];
      unsigned change[WAYS];

      for (int round = 0; round < ROUNDS; round++)
	for (int way = 0; way < WAYS; way++)
	  {
	    double start = now ();
	    for (int i = 0; i < CALLS / count; i++)
	      ways[way].run (count);
	    double ns = (now () - start) / CALLS;
	    if (round == 0 || ns < best[way])
	      best[way] = ns;

	    /* From the same state, all ways must arrive at the same one.  */
	    resources_forget ();
	    ways[way].run (count);
	    change[way] = resources_history ();
	    if (change[way] != change[0])
	      return 1;
	  }
      for (int way = 0; way < WAYS; way++)
	printf ("%d %s %.2f\n", count, ways[way].name, best[way]);
    }
  return 0;
}
