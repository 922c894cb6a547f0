/* Two files that are opened only when wanted: the arguments are kept.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "../bench.h"

int
kernel (int n)
{
  int in = 0, out = 1;
#ifdef GOTO
  int r = -1, in_open = 0, out_open = 0;
  if (n & 1)
    {
      if ((in = res_open (n >> 2)) < 0)
	return -1;
      in_open = 1;
    }
  if (n & 2)
    {
      if ((out = res_open (n >> 4)) < 0)
	goto end;
      out_open = 1;
    }
  r = res_read (in) + res_read (out);
end:
  if (out_open)
    res_close (out);
  if (in_open)
    res_close (in);
  return r;
#else
# ifdef CLEANUP
  AT_END (close_if) int close_in = -1;
  AT_END (close_if) int close_out = -1;
# endif
  if (n & 1)
    {
      if ((in = res_open (n >> 2)) < 0)
	return -1;
# ifdef CLEANUP
      close_in = in;
# else
      defer res_close (in);
# endif
    }
  if (n & 2)
    {
      if ((out = res_open (n >> 4)) < 0)
	return -1;
# ifdef CLEANUP
      close_out = out;
# else
      defer res_close (out);
# endif
    }
  return res_read (in) + res_read (out);
#endif
}
