/* The time, in ns.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef CLOCK_H
#define CLOCK_H

#include <time.h>

static inline double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return 1e9 * (double) t.tv_sec + (double) t.tv_nsec;
}

#endif /* CLOCK_H */
