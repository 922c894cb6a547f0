/* Rule 2.1: every activation has deferred calls of its own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
factorial (int n)
{
  int result;
  defer pop (push (n));
  if (n < 2)
    return 1;
  if (n & 1)
    defer pop (push (100 + n));
  for (int i = 0; i < 2; i++)
    defer pop (push (200 + i));
  result = n * factorial (n - 1);
  push (300 + n);
  defer { pop (300 + n); }
  return result;
}

static int odd (int n);

static int
even (int n)
{
  defer pop (push (n));
  return n == 0 || odd (n - 1);
}

static int
odd (int n)
{
  if (n == 0)
    return 0;
  while (n > 10)
    {
      defer pop (push (n));
      n -= 10;
    }
  return even (n - 1);
}

int
main (void)
{
  CHECK (factorial (10) == 3628800);
  EXPECT_EMPTY ();
  CHECK (even (50) && !even (51));
  EXPECT_EMPTY ();
  return 0;
}
