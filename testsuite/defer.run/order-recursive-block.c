/* Rule 2.1: a deferred block may call its own function.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  defer { if (n > 0) f (n - 1); note (n); }
  if (n == 2)
    defer f (0);
  for (int i = 0; i < n; i++)
    defer note (10 * n + i);
}

int
main (void)
{
  f (2);
  EXPECT ("21 20 0 10 0 1 2");
  return 0;
}
