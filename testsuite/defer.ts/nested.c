/* Rules 6.2 and 6.5, TS semantics 2: a deferred statement that defers, in scopes with several ways out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
several_ways (int how)
{
  for (int i = 0; i < 2; i++)
    {
      defer
	{
	  defer note (3);
	  note (1);
	  { defer note (2); }
	}
      switch (how)
	{
	case 0:
	  break;
	case 1:
	  continue;
	case 2:
	  return i + 10;
	case 3:
	  goto out;
	default:
	  if (how > i)
	    return i + 20;
	  break;
	}
      if (how == -1)
	break;
      note (0);
    }
  note (8);
out:
  note (9);
  return 0;
}

static int OPAQUE
deep (int n)
{
  int sum = 0;
  {
    defer
      {
	defer
	  {
	    defer
	      {
		for (int i = 0; i < n; i++)
		  {
		    defer sum += 1;
		    if (i & 1)
		      continue;
		    defer sum += 10;
		    if (i == 4)
		      break;
		  }
	      }
	    sum *= 2;
	  }
	if (n > 2)
	  defer sum += 1000;
      }
    if (n == 0)
      return -1;
    if (n == 1)
      goto end;
    sum = 5;
  }
  return sum;
end:
  return sum + 7;
}

int
main (void)
{
  several_ways (0);
  EXPECT ("0 1 2 3 0 1 2 3 8 9");
  several_ways (1);
  EXPECT ("1 2 3 1 2 3 8 9");
  CHECK (several_ways (2) == 10);
  EXPECT ("1 2 3");
  several_ways (3);
  EXPECT ("1 2 3 9");
  CHECK (several_ways (4) == 20);
  EXPECT ("1 2 3");
  several_ways (-1);
  EXPECT ("1 2 3 8 9");
  CHECK (deep (0) == -1);
  CHECK (deep (1) == 11 + 7);
  CHECK (deep (3) == (5 + 1000) * 2 + 23);
  CHECK (deep (9) == (5 + 1000) * 2 + 35);
  return 0;
}
