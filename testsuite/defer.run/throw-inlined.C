/* Rule 2.2: an exception caught in the function that defers were inlined into.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void
unconditional (int n)
{
  defer note (1);
  if (n)
    throw n;
}

static void
conditional (int n)
{
  if (n)
    defer { note (2); }
  if (n)
    throw n;
}

static void
loop (int n)
{
  for (int i = 0; i < n; i++)
    defer note (3 + i);
  throw n;
}

static void
nested (int n)
{
  defer note (10);
  while (n < 2)
    {
      defer note (11 + n);
      n++;
    }
  loop (n);
}

static int OPAQUE
outer (int how)
{
  for (int i = 0; i < 2; i++)
    defer note (20 + i);
  try
    {
      switch (how)
	{
	case 0:
	  unconditional (1);
	  break;
	case 1:
	  conditional (2);
	  break;
	case 2:
	  loop (3);
	  break;
	default:
	  nested (0);
	}
    }
  catch (int e)
    {
      return e;
    }
  return 0;
}

int
main ()
{
  CHECK (outer (0) == 1);
  EXPECT ("1 21 20");
  CHECK (outer (1) == 2);
  EXPECT ("2 21 20");
  CHECK (outer (2) == 3);
  EXPECT ("5 4 3 21 20");
  CHECK (outer (3) == 2);
  EXPECT ("4 3 12 11 10 21 20");
  return 0;
}
