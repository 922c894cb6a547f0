/* Rule 1.7: the variable captured is the one in scope at the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  int x = 1;
  defer { note (x); }
  {
    int x = 2;
    defer { note (x); }
    if (n)
      {
	int x = 3;
	defer { note (x); int x = 4; note (x); }
	defer { note (x); }
	x += 10;
      }
    x += 10;
  }
  x += 10;
}

int
main (void)
{
  f (0);
  EXPECT ("12 11");
  f (1);
  EXPECT ("13 13 4 12 11");
  return 0;
}
