/* Two locks, the second taken later, and returns with one and with both.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  struct lock *a = &locks[0], *b = &locks[n & 7];
#ifdef GOTO
  int r = -1;
  res_lock (a);
  if (n & 1)
    goto out_a;
  r = -2;
  res_lock (b);
  if (n & 2)
    goto out_b;
  r = res_work (n);
out_b:
  res_unlock (b);
out_a:
  res_unlock (a);
  return r;
#else
# ifdef CLEANUP
  res_lock (a);
  AT_END (unlock) struct lock *held_a = a;
# elif defined BY_DEFER
  res_lock (a);
  defer res_unlock (a);
# elif defined RAII
  locked held_a (a);
# endif
  if (n & 1)
    return -1;
# ifdef CLEANUP
  res_lock (b);
  AT_END (unlock) struct lock *held_b = b;
# elif defined BY_DEFER
  res_lock (b);
  defer res_unlock (b);
# elif defined RAII
  locked held_b (b);
# endif
  if (n & 2)
    return -2;
  return res_work (n);
#endif
}
