/* A file is opened, read and closed; opening it may fail.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  int fd = res_open (n);
  if (fd < 0)
    return -1;
#ifdef GOTO
  int r = res_read (fd);
  if (r == 0)
    goto out;
  r += res_read (r);
out:
  res_close (fd);
  return r;
#else
# ifdef CLEANUP
  AT_END (close_) int closed = fd;
# elif defined BY_DEFER
  defer res_close (fd);
# elif defined RAII
  file closed (fd);
# endif
  int r = res_read (fd);
  if (r == 0)
    return 0;
  return r + res_read (r);
#endif
}
