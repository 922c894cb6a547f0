/* Rule 6.4, TS scope: a jump to behind an `else' does not come into the scope of what is deferred before it.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* Control does not fall into the else; GCC thinks so of any statement there.  */
/* { dg-additional-options "-Wno-implicit-fallthrough" } */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
by_switch (int n)
{
  switch (n)
    {
    case 0:
    case 1:
      if (n)
	defer note (1);
      else
	{
	case 2:
	  defer note (2);
	  note (3);
	}
      note (4);
    }
}

static void OPAQUE
by_goto (int n)
{
  if (n == 2)
    goto inside;
  if (n)
    defer note (1);
  else
  inside:
    note (3);
  note (4);
}

int
main (void)
{
  by_switch (0);
  EXPECT ("3 2 4");
  by_switch (1);
  EXPECT ("1 4");
  by_switch (2);
  EXPECT ("3 2 4");
  by_goto (0);
  EXPECT ("3 4");
  by_goto (1);
  EXPECT ("1 4");
  by_goto (2);
  EXPECT ("3 4");
  return 0;
}
