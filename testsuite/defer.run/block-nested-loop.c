/* Rule 1.6: loops in deferred blocks, deferred blocks in loops, both.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
loop_in_block (int n)
{
  defer
    {
      for (int i = 0; i < n; i++)
	defer note (i);
      say ("end");
    }
  say ("body");
}

static void OPAQUE
block_in_loop (int n)
{
  int run = 10;
  for (int i = 0; i < n; i++)
    defer
      {
	int own = run++;
	defer note (own);
	defer { note (own); }
	own += 100;
      }
}

static void OPAQUE
loop_in_block_in_loop (int n)
{
  int run = 0;
  for (int i = 0; i < n; i++)
    {
      defer
	{
	  run += 10;
	  for (int j = 0; j < n; j++)
	    {
	      defer note (run + j);
	      if (j == 1)
		defer { note (run); }
	    }
	  say ("end");
	}
      defer note (i);
    }
}

int
main (void)
{
  loop_in_block (3);
  EXPECT ("body end 2 1 0");
  block_in_loop (2);
  EXPECT ("110 10 111 11");
  loop_in_block_in_loop (2);
  EXPECT ("1 end 10 11 10 0 end 20 21 20");
  return 0;
}
