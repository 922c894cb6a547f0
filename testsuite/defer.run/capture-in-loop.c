/* Rule 1.7: a block in a loop captures what outlives the loop.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int global;

static void OPAQUE
f (int n)
{
  int i, total = 0;
  int table[4] = { 0 };
  for (i = 0; i < n; i++)
    {
      static int fixed = 100;
      extern int shared;
      defer
	{
	  i--;
	  total += table[i & 3];
	  global = total;
	  fixed++;
	  shared = fixed;
	}
      table[i & 3] = i + 1;
    }
}

int shared;

int
main (void)
{
  f (3);
  CHECK (global == 6 && shared == 103);
  f (1);
  CHECK (global == 1 && shared == 104);
  return 0;
}
