/* Rule 2.4: cleanup variables of a deferred block end with the block.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
clean (int *p)
{
  note (*p);
}

#define CLEANED __attribute__ ((cleanup (clean)))

static void OPAQUE
f (int n)
{
  int CLEANED a = 1;
  defer
    {
      int CLEANED b = 2;
      defer note (20 + a + b);
      int CLEANED c = 3;
      if (n)
	{
	  int CLEANED d = 4;
	}
    }
  for (int i = 0; i < n; i++)
    defer { int CLEANED e = 5; defer note (50); }
}

int
main (void)
{
  f (0);
  EXPECT ("3 23 2 1");
  f (1);
  EXPECT ("50 5 4 3 23 2 1");
  return 0;
}
