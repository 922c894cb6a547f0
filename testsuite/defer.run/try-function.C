/* Rule 2.2: in a function try block too defers run when the function ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
try
  {
    defer note (1);
    if (n)
      defer note (2);
    for (int i = 0; i < n; i++)
      defer note (10 + i);
    if (n == 2)
      throw n;
    return 5;
  }
catch (int e)
  {
    note (100 + e);
    defer note (e);
    return 6;
  }

struct object
{
  object (int n)
  try
    {
      defer note (3);
      if (n)
	throw n;
    }
  catch (int e)
    {
      note (200 + e);
    }
};

int
main ()
{
  CHECK (f (0) == 5);
  EXPECT ("1");
  CHECK (f (1) == 5);
  EXPECT ("10 2 1");
  CHECK (f (2) == 6);
  EXPECT ("102 2 11 10 2 1");
  try
    {
      object good (0);
      EXPECT ("3");
      object bad (4);
      note (300);
    }
  catch (int e)
    {
      note (e);
    }
  EXPECT ("204 3 4");
  return 0;
}
