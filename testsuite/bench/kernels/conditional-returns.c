/* A lock taken under a condition, and early returns afterwards.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  struct lock *l = &locks[n & 7];
#ifdef GOTO
  int r = -1, held = 0;
  if (n & 1)
    {
      res_lock (l);
      held = 1;
    }
  if (n & 2)
    goto out;
  r = res_work (n);
  if (r & 4)
    goto out;
  r += res_work (r);
out:
  if (held)
    res_unlock (l);
  return r;
#else
# ifdef CLEANUP
  AT_END (unlock_if) struct lock *held = 0;
# elif defined RAII
  maybe_locked held;
# endif
  if (n & 1)
    {
# ifdef CLEANUP
      res_lock (l);
      held = l;
# elif defined BY_DEFER
      res_lock (l);
      defer res_unlock (l);
# elif defined RAII
      held.take (l);
# endif
    }
  if (n & 2)
    return -1;
  int r = res_work (n);
  if (r & 4)
    return r;
  return r + res_work (r);
#endif
}
