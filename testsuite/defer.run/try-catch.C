/* Rule 2.2: a defer in a try block runs at the function's exit, not before.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  defer note (1);
  try
    {
      defer note (2);
      if (n == 1)
	throw 5;
      if (n == 2)
	return 6;
      if (n == 3)
	throw 'c';
      for (int i = 0; i < n; i++)
	{
	  defer note (10 + i);
	  if (i == 2)
	    throw i;
	}
    }
  catch (int e)
    {
      note (100 + e);
      defer note (e);
      defer { note (e + 1); }
      if (e == 2)
	throw;
      e += 10;
    }
  defer note (3);
  return 7;
}

static int
caught (int n)
{
  try
    {
      return f (n);
    }
  catch (char)
    {
      return 8;
    }
  catch (int)
    {
      return 9;
    }
}

int
main ()
{
  CHECK (caught (0) == 7);
  EXPECT ("3 2 1");
  CHECK (caught (1) == 7);
  EXPECT ("105 3 16 5 2 1");
  CHECK (caught (2) == 6);
  EXPECT ("2 1");
  CHECK (caught (3) == 8);
  EXPECT ("2 1");
  CHECK (caught (4) == 9);
  EXPECT ("102 3 2 12 11 10 2 1");
  return 0;
}
