/* Rules 2.1 and 4.5: unconditional, conditional and looped defers together.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (unsigned passed, int n)
{
  if (passed & 1)
    return 0;
  defer pop (push (1));
  if (passed & 2)
    defer pop (push (2));
  defer pop (push (3));
  for (int i = 0; i < n; i++)
    {
      defer pop (push (100 + i));
      if (passed & 4)
	defer pop (push (200 + i));
      if (i == 3 && passed & 8)
	return 1;
    }
  defer pop (push (4));
  if (passed & 16)
    {
      push (5);
      defer { pop (5); }
      for (int i = 0; i < n; i++)
	defer pop (push (300 + i));
      if (passed & 32)
	return 2;
      defer pop (push (6));
    }
  {
    push (7);
    defer { pop (7); }
    while (n-- > 0)
      {
	push (400);
	defer { pop (400); }
      }
  }
  if (passed & 64)
    defer pop (push (8));
  push (9);
  defer { pop (9); }
  return 3;
}

int
main (void)
{
  for (unsigned passed = 0; passed < 128; passed++)
    for (int n = 0; n < 6; n++)
      {
	f (passed, n);
	EXPECT_EMPTY ();
      }
  return 0;
}
