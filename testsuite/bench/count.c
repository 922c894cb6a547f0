/* Run a kernel on the numbers from 0 to 1023 and print what must be the same
   however it is written; with an argument, how long a
   call takes.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "bench.h"
#include "clock.h"
#include "resources.h"

#include <stdio.h>

unsigned measure (void);

/* What is called from here is what callgrind counts.  */

__attribute__ ((noipa)) unsigned
measure (void)
{
  unsigned sum = 0;
  for (int n = 0; n < 1024; n++)
    sum = sum * 7 + kernel (n);
  return sum;
}

/* The least time of a call, in ns, the resources included.  */

static double
least_time (void)
{
  enum { ROUNDS = 15, REPEATED = 100 };
  double best = 0;
  for (int round = 0; round < ROUNDS; round++)
    {
      double start = now ();
      for (int i = 0; i < REPEATED; i++)
	measure ();
      double ns = (now () - start) / (REPEATED * 1024.0);
      if (round == 0 || ns < best)
	best = ns;
    }
  return best;
}

int
main (int argc, char **argv)
{
  (void) argv;
  if (argc > 1)
    {
      printf ("%.2f\n", least_time ());
      return 0;
    }
  unsigned sum = measure ();
  printf ("%u %u\n", sum, resources_history ());
  return resources_outstanding () != 0;
}
