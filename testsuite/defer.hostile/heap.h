/* A heap that fails at an allocation of one's choice.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef HEAP_H
#define HEAP_H

/* How many allocations there were; which one fails, 0 for none; and whether
   those behind it fail, too.  */
static volatile long allocations, failing;
static volatile int for_good;

static inline int
allocation_fails (void)
{
  long n = ++allocations;
  return failing && (for_good ? n >= failing : n == failing);
}

#include "../defer.run/failing-heap.h"

#endif /* HEAP_H */
