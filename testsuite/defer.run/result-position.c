/* Rule 2.5: the result may be named after other things, and defers after it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int before = n;
  defer { note (before); }
  if (n == 1)
    before++;
  defer_result (int, result) = before * 10;
  {
    int result = 1000;
    defer { note (result); }
  }
  defer { note (result); result++; }
  if (n > 1)
    return n;
}

int
main (void)
{
  CHECK (f (0) == 1);
  EXPECT ("0 1000 0");
  CHECK (f (1) == 21);
  EXPECT ("20 1000 2");
  CHECK (f (2) == 3);
  EXPECT ("2 1000 2");
  return 0;
}
