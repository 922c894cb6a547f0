/* A heap that is exhausted at will.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef EXHAUSTED_H
#define EXHAUSTED_H

/* While this is nonzero nothing more is allocated.  */
static volatile int exhausted;

static inline int
allocation_fails (void)
{
  return exhausted;
}

#include "failing-heap.h"

#endif /* EXHAUSTED_H */
