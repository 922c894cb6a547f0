/* Rules 6.5 and 6.7, TS semantics 3: setjmp in what is deferred, and non-local jumps that stay in it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include <setjmp.h>
#include "../defer.run/check.h"

static jmp_buf env;

static void OPAQUE
jump (void)
{
  longjmp (env, 1);
}

static void OPAQUE
inside (int how)
{
  for (volatile int i = 0; i < 2; i++)
    {
      defer
	{
	  defer note (1);
	  if (setjmp (env) == 0)
	    {
	      defer note (2);
	      jump ();
	    }
	  note (3 + i);
	}
      if (how == 1)
	return;
      if (how == 2)
	continue;
      note (9);
    }
}

int
main (void)
{
  inside (0);
  EXPECT ("9 3 1 9 4 1");
  inside (1);
  EXPECT ("3 1");
  inside (2);
  EXPECT ("3 1 4 1");
  return 0;
}
