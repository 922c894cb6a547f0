/* Three buffers, freed together.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
#ifdef GOTO
  int r = -1;
  void *a = res_alloc (n), *b = res_alloc (n + 1), *c = res_alloc (n + 2);
  if (!a || !b || !c)
    goto out;
  r = res_work (n);
  if (r & 1)
    goto out;
  r += res_work (r);
out:
  res_free (c);
  res_free (b);
  res_free (a);
  return r;
#else
# ifdef CLEANUP
  AT_END (free_) void *a = res_alloc (n);
  AT_END (free_) void *b = res_alloc (n + 1);
  AT_END (free_) void *c = res_alloc (n + 2);
# elif defined BY_DEFER
  void *a = res_alloc (n);
  defer res_free (a);
  void *b = res_alloc (n + 1);
  defer res_free (b);
  void *c = res_alloc (n + 2);
  defer res_free (c);
# elif defined RAII
  buffer a_ (n), b_ (n + 1), c_ (n + 2);
  void *a = a_.p, *b = b_.p, *c = c_.p;
# endif
  if (!a || !b || !c)
    return -1;
  int r = res_work (n);
  if (r & 1)
    return r;
  return r + res_work (r);
#endif
}
