/* A named result that the error of close replaces.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

#ifdef CLEANUP
struct job { int fd, *result; };

static inline void
end (struct job *j)
{
  if (res_close (j->fd) < 0 && *j->result >= 0)
    *j->result = -9;
}
#endif

int
kernel (int n)
{
#ifdef GOTO
  int r = -1;
  int fd = res_open (n);
  if (fd < 0)
    return r;
  r = res_read (fd);
  if (r == 0)
    goto out;
  r = res_work (n) - 1;
out:
  if (res_close (fd) < 0 && r >= 0)
    r = -9;
  return r;
#elif defined CLEANUP
  /* The attribute cannot change what is returned: an inner scope can.  */
  int r = -1;
  int fd = res_open (n);
  if (fd < 0)
    return r;
  do
    {
      AT_END (end) struct job j = { fd, &r };
      r = res_read (fd);
      if (r == 0)
	break;
      r = res_work (n) - 1;
    }
  while (0);
  return r;
#else
  defer_result (int, r) = -1;
  int fd = res_open (n);
  if (fd < 0)
    return -1;
  defer
    {
      if (res_close (fd) < 0 && r >= 0)
	r = -9;
    }
  r = res_read (fd);
  if (r == 0)
    return 0;
  return res_work (n) - 1;
#endif
}
