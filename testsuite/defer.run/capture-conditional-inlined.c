/* Rule 1.7: a captured inner variable gives no warning where its use is inlined.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void
say_twice (int n)
{
  note (n);
  note (n);
}

static int OPAQUE
f (int mode)
{
  switch (mode)
    {
    case 0:
      defer note (1);
      break;
    case 1:
      return 22;
    default:
      {
	int k = mode * 3;
	defer { say_twice (k); }
      }
    }
  if (mode == 3)
    return 100;
  defer note (2);
  return mode;
}

int
main (void)
{
  CHECK (f (0) == 0);
  EXPECT ("2 1");
  CHECK (f (1) == 22);
  EXPECT ("");
  CHECK (f (2) == 2);
  EXPECT ("2 6 6");
  CHECK (f (3) == 100);
  EXPECT ("9 9");
  return 0;
}
