/* Rule 4.4: coroutines that switch stacks keep chains of their own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "coroutine.h"

enum { ROUNDS = 40 };

static int last[COROUTINES];

static void OPAQUE
expect_next (int who, int number)
{
  CHECK (--last[who] == number);
}

/* Number the calls from 0, coming back in between.  */
static void OPAQUE
rounds (int who, int n)
{
  for (int i = 0; i < n; i++)
    {
      defer expect_next (who, last[who]++);
      yield (who);
      if (i % 8 == who)
	{
	  int number = last[who]++;
	  defer expect_next (who, number);
	}
    }
  defer { yield (who); }
}

static void
run (int who)
{
  defer { ended[who]++; }
  rounds (who, ROUNDS >> who);
  CHECK (last[who] == 0);
}

int
main (void)
{
  run_coroutines (run);
  return 0;
}
