/* Run a kernel on the numbers from 0 to 1023 and print what must be the same
   however it is written.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "bench.h"
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

int
main (void)
{
  unsigned sum = measure ();
  printf ("%u %u\n", sum, resources_history ());
  return resources_outstanding () != 0;
}
