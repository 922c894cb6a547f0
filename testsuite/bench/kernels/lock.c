/* A lock, held over early returns.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  struct lock *l = &locks[n & 7];
#ifdef GOTO
  int r = -1;
  res_lock (l);
  if (n & 1)
    goto out;
  r = res_work (n);
  if (r & 2)
    goto out;
  r += res_work (r);
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
    return -1;
  int r = res_work (n);
  if (r & 2)
    return r;
  return r + res_work (r);
#endif
}
