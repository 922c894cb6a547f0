/* A small function with a lock, inlined into a loop.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

static inline int
locked_work (int n)
{
  struct lock *l = &locks[n & 7];
#ifdef GOTO
  int r = 0;
  res_lock (l);
  if (n & 1)
    goto out;
  r = res_work (n);
out:
  res_unlock (l);
  return r;
#else
# ifdef CLEANUP
  res_lock (l);
  AT_END (unlock) struct lock *held = l;
# elif defined BY_DEFER
  res_lock (l);
  defer res_unlock (l);
# elif defined RAII
  locked held (l);
# endif
  if (n & 1)
    return 0;
  return res_work (n);
#endif
}

int
kernel (int n)
{
  int sum = 0;
  for (int i = 0; i < 4; i++)
    sum += locked_work (n + i);
  return sum;
}
