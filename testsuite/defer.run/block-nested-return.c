/* Rule 1.6: a nested block sees a block's variables as they are at its end.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int seen = 0;
  defer { note (seen); }
  for (int i = 0; i < n; i++)
    {
      if (i == 2)
	return 2;
      defer
	{
	  int x = seen;
	  if (n > 1)
	    {
	      int inner = 5;
	      defer { seen += inner; }
	      inner = 7;
	    }
	  defer { seen = x + 1; }
	  x += 10;
	}
    }
  return 1;
}

int
main (void)
{
  CHECK (f (1) == 1);
  EXPECT ("11");
  CHECK (f (5) == 2);
  EXPECT ("36");
  return 0;
}
