/* Rule 1.5: labels and jumps inside a deferred block, however often copied.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int count = 0;
  defer
    {
    again:
      note (count);
      if (++count < 2)
	goto again;
      if (count == 2)
	goto out;
      note (100);
    out:;
    }

  if (n == 1)
    return 1;

  if (n > 1)
    defer
      {
	__label__ again, out;
	int i = 10;
      again:
	if (i > 11)
	  goto out;
	note (i++);
	goto again;
      out:
	say ("out");
      }

  if (n == 2)
    return 2;

  for (int i = 0; i < n; i++)
    defer
      {
	__label__ out;
	for (;;)
	  goto out;
      out:
	say ("loop");
      }
  return 3;
}

int
main (void)
{
  f (0);
  EXPECT ("0 1");
  f (1);
  EXPECT ("0 1");
  f (2);
  EXPECT ("10 11 out 0 1");
  f (3);
  EXPECT ("loop loop loop 10 11 out 0 1");
  return 0;
}
