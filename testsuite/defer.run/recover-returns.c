/* Rule 3.3: the function returns to its caller, which goes on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
raise_in (int depth)
{
  if (depth)
    raise_in (depth - 1);
  else if (opaque (1))
    panic ("A");
  note (100);
}

static int OPAQUE
recovers (int depth)
{
  int turns = 0;
  defer { note (turns); say_panic (recover ()); }
  for (;;)
    {
      turns++;
      if (turns == 3)
	raise_in (depth);
      if (turns == 5)
	return turns;
    }
}

static void OPAQUE
caller (int n)
{
  defer { say_panic (recover ()); }
  for (int i = 0; i < n; i++)
    {
      defer note (10 + i);
      note (recovers (i));
    }
  say ("end");
}

int
main (void)
{
  caller (opaque (2));
  EXPECT ("3 A 0 3 A 0 end 11 10 NULL");
  return 0;
}
