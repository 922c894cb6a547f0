/* Rules 2.1 and 4.4: each pass through a loop registers one call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
for_loop (int n)
{
  for (int i = 0; i < n; i++)
    defer note (i);
}

static void OPAQUE
while_loop (int n)
{
  while (n--)
    {
      defer note (n);
      if (n & 1)
	defer note (10 + n);
    }
}

static void OPAQUE
do_loop (int n)
{
  do
    defer note (n);
  while (n-- > 0);
}

static void OPAQUE
goto_loop (int n)
{
again:
  defer note (n);
  if (n-- > 0)
    goto again;
}

static int OPAQUE
endless_loop (int n)
{
  for (;;)
    {
      defer note (n);
      if (n-- == 0)
	return n;
    }
}

static void OPAQUE
nested_loops (int n)
{
  for (int i = 0; i < n; i++)
    {
      for (int j = 0; j < i; j++)
	defer note (10 * i + j);
      defer note (i);
    }
}

static void OPAQUE
exits (int n)
{
  for (int i = 0; i < n; i++)
    {
      if (i == 1)
	continue;
      defer note (i);
      if (i == 2)
	{
	  defer note (20);
	  continue;
	}
      if (i == 4)
	break;
      defer note (30 + i);
    }
}

int
main (void)
{
  for_loop (0);
  EXPECT ("");
  for_loop (3);
  EXPECT ("2 1 0");
  while_loop (4);
  EXPECT ("0 11 1 2 13 3");
  do_loop (2);
  EXPECT ("0 1 2");
  goto_loop (2);
  EXPECT ("0 1 2");
  CHECK (endless_loop (2) == -1);
  EXPECT ("0 1 2");
  nested_loops (3);
  EXPECT ("2 21 20 1 10 0");
  exits (9);
  EXPECT ("4 33 3 20 2 30 0");
  return 0;
}
