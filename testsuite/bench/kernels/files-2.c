/* A copy: two files, either of which may fail to open.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  int in = res_open (n);
  if (in < 0)
    return -1;
#ifdef GOTO
  int r = -2;
  int out = res_open (n >> 4);
  if (out < 0)
    goto close_in;
  r = res_read (in) + res_read (out);
  res_close (out);
close_in:
  res_close (in);
  return r;
#else
# ifdef CLEANUP
  AT_END (close_) int close_in = in;
# elif defined BY_DEFER
  defer res_close (in);
# elif defined RAII
  file close_in (in);
# endif
  int out = res_open (n >> 4);
  if (out < 0)
    return -2;
# ifdef CLEANUP
  AT_END (close_) int close_out = out;
# elif defined BY_DEFER
  defer res_close (out);
# elif defined RAII
  file close_out (out);
# endif
  return res_read (in) + res_read (out);
#endif
}
