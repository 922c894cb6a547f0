/* Rule 2.2: what looks like a tail call is followed by deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
use (int *p)
{
  note (*p);
  return *p;
}

static int OPAQUE
f (int n)
{
  int local = n;
  defer { note (local + 1); }
  return use (&local);
}

static int OPAQUE
count (int n)
{
  if (n == 0)
    return 0;
  defer pop (push (n));
  return count (n - 1);
}

static void OPAQUE
nothing (int n)
{
  if (n)
    defer note (n);
  note (n + 1);
}

int
main (void)
{
  CHECK (f (5) == 5);
  EXPECT ("5 6");
  count (1000);
  EXPECT_EMPTY ();
  nothing (3);
  EXPECT ("4 3");
  return 0;
}
