/* Three files, each opened only when wanted: more to keep than one mask.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

#ifdef GOTO
# define MAYBE(fd) int fd = 0, fd##_open = 0
# define OPENED(fd) fd##_open = 1
# define FAIL goto end
#elif defined CLEANUP
# define MAYBE(fd) int fd = 0; AT_END (close_if) int close_##fd = -1
# define OPENED(fd) close_##fd = fd
# define FAIL return -1
#else
# define MAYBE(fd) int fd = 0
# define OPENED(fd) defer res_close (fd)
# define FAIL return -1
#endif

int
kernel (int n)
{
  MAYBE (a);
  MAYBE (b);
  MAYBE (c);
#ifdef GOTO
  int r = -1;
#endif
  if (n & 1)
    {
      if ((a = res_open (n >> 2)) < 0)
	FAIL;
      OPENED (a);
    }
  if (n & 2)
    {
      if ((b = res_open (n >> 3)) < 0)
	FAIL;
      OPENED (b);
    }
  if (n & 4)
    {
      if ((c = res_open (n >> 4)) < 0)
	FAIL;
      OPENED (c);
    }
#ifdef GOTO
  r = res_read (a) + res_read (b) + res_read (c);
end:
  if (c_open)
    res_close (c);
  if (b_open)
    res_close (b);
  if (a_open)
    res_close (a);
  return r;
#else
  return res_read (a) + res_read (b) + res_read (c);
#endif
}
