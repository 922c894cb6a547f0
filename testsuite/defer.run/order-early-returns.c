/* Rules 2.1 and 2.2: each return runs what has been passed by then.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  if (n == 0)
    return noted (100);
  defer note (1);
  if (n == 1)
    return noted (101);
  if (n == 2)
    {
      defer note (2);
      return noted (102);
    }
  for (;;)
    {
      defer note (3);
      if (n == 3)
	return noted (103);
      switch (n)
	{
	case 4:
	  defer note (4);
	  return noted (104);
	case 5:
	  {
	    defer note (5);
	    if (n)
	      return noted (105);
	  }
	}
      n--;
    }
}

static void OPAQUE
no_value (int n)
{
  defer note (1);
  if (n)
    return note (2);
  defer note (3);
}

int
main (void)
{
  CHECK (f (0) == 100);
  EXPECT ("100");
  CHECK (f (1) == 101);
  EXPECT ("101 1");
  CHECK (f (2) == 102);
  EXPECT ("102 2 1");
  CHECK (f (3) == 103);
  EXPECT ("103 3 1");
  CHECK (f (4) == 104);
  EXPECT ("104 4 3 1");
  CHECK (f (5) == 105);
  EXPECT ("105 5 3 1");
  CHECK (f (7) == 105);
  EXPECT ("105 5 3 3 3 1");
  no_value (0);
  EXPECT ("3 1");
  no_value (1);
  EXPECT ("2 1");
  return 0;
}
