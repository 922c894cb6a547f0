/* Rule 4.4: a million deferred calls in one function.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int next, sum;

static void OPAQUE
count_down (int n)
{
  if (n != --next)
    fail (__FILE__, __LINE__, "calls in reverse order", "another");
}

static void OPAQUE
calls (int n)
{
  for (next = 0; next < n; next++)
    defer count_down (next);
}

static void OPAQUE
blocks (int n)
{
  for (int i = 0; i < n; i++)
    defer { sum++; }
  CHECK (sum == 0);
}

int
main (void)
{
  calls (1000000);
  CHECK (next == 0);
  blocks (1000000);
  CHECK (sum == 1000000);
  return 0;
}
