/* Rules 2.1 and 4.3: every subset of eight conditional defers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
calls (unsigned passed)
{
  if (passed & 1)
    defer pop (push (0));
  if (passed & 2)
    defer pop (push (1));
  if (passed & 4)
    defer pop (push (2));
  if (passed & 8)
    defer pop (push (3));
  if (passed & 16)
    defer pop (push (4));
  if (passed & 32)
    defer pop (push (5));
  if (passed & 64)
    defer pop (push (6));
  if (passed & 128)
    defer pop (push (7));
  CHECK (model_depth == __builtin_popcount (passed));
}

static void OPAQUE
blocks (unsigned passed)
{
  if (passed & 1)
    {
      push (0);
      defer { pop (0); }
    }
  else
    {
      push (-1);
      defer { pop (-1); }
    }
  if (passed & 2)
    {
      push (1);
      defer { pop (1); }
      if (passed & 4)
	{
	  push (2);
	  defer { pop (2); }
	  if (passed & 8)
	    {
	      push (3);
	      defer { pop (3); }
	    }
	}
    }
  else if (passed & 4)
    {
      push (4);
      defer { pop (4); }
    }
}

/* One conditional defer is a mask of one bit.  */
static void OPAQUE
one (int passed)
{
  if (passed)
    defer pop (push (1));
}

int
main (void)
{
  for (unsigned passed = 0; passed < 256; passed++)
    {
      calls (passed);
      EXPECT_EMPTY ();
      blocks (passed);
      EXPECT_EMPTY ();
      one (passed);
      EXPECT_EMPTY ();
    }
  return 0;
}
