/* Rule 1.1: an argument of empty struct type is one like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct empty { };

static void OPAQUE
use (int before, struct empty empty, int after)
{
  (void) empty;
  note (before * 10 + after);
}

static void OPAQUE
f (int n)
{
  struct empty empty = { };
  int i;
  defer use (1, empty, 2);
  if (n)
    defer use (3, empty, 4);
  for (i = 0; i < n; i++)
    defer use (5, empty, i);
}

int
main (void)
{
  f (2);
  EXPECT ("51 50 34 12");
  return 0;
}
