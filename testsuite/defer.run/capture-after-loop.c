/* Rule 1.7: inner scopes after and before loops are passed only once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  if (n)
    {
      int before = n;
      defer { note (before); }
      before += 10;
    }
  for (int i = 0; i < n; i++)
    defer note (i);
  if (n)
    {
      int after = n + 20;
      defer { note (after); }
      after += 10;
    }
}

int
main (void)
{
  f (2);
  EXPECT ("32 1 0 12");
  return 0;
}
