/* Rule 6.5, TS syntax: every unlabeled statement can be deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
expressions (int x)
{
  int *p = &x;
  defer note (x);
  defer x++;
  defer (*p) += 2;
  defer x = x * 2, note (x);
  defer (void) (x ? noted (7) : noted (8));
  defer ({ int y = 6; note (y); });
  defer (void) 0;
}

static void OPAQUE
without_effect (void)
{
  defer ;
  defer {}
  defer { ; }
  defer ({});
  defer { defer {} }
  note (1);
}

static void OPAQUE
compound (int n)
{
  defer if (n) note (1); else note (2);
  defer for (int i = 3; i < 5; i++) note (i);
  defer while (n < 3) n++;
  defer do n--; while (n > 1);
  defer switch (n) { case 1: note (10); break; case 2: note (11); __attribute__ ((fallthrough)); default: note (12); }
  defer
    {
      int own = n;
      for (;;)
	{
	  if (own-- == 0)
	    break;
	  if (own & 1)
	    continue;
	  note (20 + own);
	}
    again:
      own += 2;
      if (own < 4)
	goto again;
      note (own);
    }
  defer __asm__ volatile ("" : "+r" (n));
}

int
main (void)
{
  expressions (3);
  EXPECT ("6 7 6 9");
  without_effect ();
  EXPECT ("1");
  compound (2);
  EXPECT ("20 5 11 12 3 4 1");
  return 0;
}
