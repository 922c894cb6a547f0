/* Rule 1.6: a defer inside a deferred block runs when that block ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  defer note (1);
  defer
    {
      int x = 20;
      defer note (2);
      defer
	{
	  defer note (3);
	  defer { note (4); defer { note (5); } note (6); }
	  note (7);
	}
      defer note (x);
      defer { note (x); }
      if (n)
	defer note (8);
      x = 21;
      note (9);
    }
  note (10);
}

static void OPAQUE
conditional (int n)
{
  if (n & 1)
    defer
      {
	note (1);
	if (n & 2)
	  defer { note (2); }
	if (n & 4)
	  defer note (3);
	note (4);
      }
  note (5);
}

int
main (void)
{
  f (0);
  EXPECT ("10 9 21 20 7 4 6 5 3 2 1");
  f (1);
  EXPECT ("10 9 8 21 20 7 4 6 5 3 2 1");
  conditional (0);
  EXPECT ("5");
  conditional (1);
  EXPECT ("5 1 4");
  conditional (7);
  EXPECT ("5 1 4 3 2");
  return 0;
}
