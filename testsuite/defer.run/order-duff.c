/* Rule 2.1: Duff's device: switch jumps into a loop.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int count)
{
  int passes = (count + 3) / 4;
  defer note (100);
  switch (count % 4)
    {
    case 0:
      do
	{
	  defer note (count--);
	  /* fallthrough */
    case 3:
	  defer note (count--);
	  /* fallthrough */
    case 2:
	  defer note (count--);
	  /* fallthrough */
    case 1:
	  defer note (count--);
	}
      while (--passes > 0);
    }
  defer note (101);
}

int
main (void)
{
  f (1);
  EXPECT ("101 1 100");
  f (4);
  EXPECT ("101 1 2 3 4 100");
  f (6);
  EXPECT ("101 1 2 3 4 5 6 100");
  return 0;
}
