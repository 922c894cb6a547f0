/* Four files, each of which may fail to open.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

#ifdef CLEANUP
# define CLOSE_AT_END(fd) AT_END (close_) int close_##fd = fd
#elif defined BY_DEFER
# define CLOSE_AT_END(fd) defer res_close (fd)
#elif defined RAII
# define CLOSE_AT_END(fd) file close_##fd (fd)
#endif

int
kernel (int n)
{
#ifdef GOTO
  int r = -1, a, b, c, d;
  if ((a = res_open (n)) < 0)
    goto out;
  if ((b = res_open (n + 1)) < 0)
    goto close_a;
  if ((c = res_open (n + 2)) < 0)
    goto close_b;
  if ((d = res_open (n + 3)) < 0)
    goto close_c;
  r = res_read (a) + res_read (b) + res_read (c) + res_read (d);
  res_close (d);
close_c:
  res_close (c);
close_b:
  res_close (b);
close_a:
  res_close (a);
out:
  return r;
#else
  int a = res_open (n);
  if (a < 0)
    return -1;
  CLOSE_AT_END (a);
  int b = res_open (n + 1);
  if (b < 0)
    return -1;
  CLOSE_AT_END (b);
  int c = res_open (n + 2);
  if (c < 0)
    return -1;
  CLOSE_AT_END (c);
  int d = res_open (n + 3);
  if (d < 0)
    return -1;
  CLOSE_AT_END (d);
  return res_read (a) + res_read (b) + res_read (c) + res_read (d);
#endif
}
