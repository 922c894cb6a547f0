/* Rule 6.5, TS semantics 2: what is deferred is a block without braces, too: what it defers runs at once, on every way out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
leaves (int how)
{
  for (int i = 0; i < 2; i++)
    {
      defer note (10 + i);
      defer defer note (20 + i);
      defer if (how != 5) defer note (30 + i);
      if (how == 1)
	continue;
      if (how == 2)
	break;
      if (how == 3)
	return 3;
      if (how == 4)
	goto out;
    }
  note (0);
out:
  return 0;
}

static void OPAQUE
backward (int n)
{
again:
  defer defer defer note (n);
  if (n-- > 0)
    goto again;
}

int
main (void)
{
  leaves (0);
  EXPECT ("30 20 10 31 21 11 0");
  leaves (1);
  EXPECT ("30 20 10 31 21 11 0");
  leaves (2);
  EXPECT ("30 20 10 0");
  CHECK (leaves (3) == 3);
  EXPECT ("30 20 10");
  leaves (4);
  EXPECT ("30 20 10");
  leaves (5);
  EXPECT ("20 10 21 11 0");
  backward (2);
  EXPECT ("1 0 -1");
  return 0;
}
