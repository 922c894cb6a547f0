/* Rule 2.1: last in, first out; a defer that is not passed does nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  if (n == 0)
    return;
  defer note (1);
  if (n == 1)
    return;
  {
    defer note (2);
    {
      defer note (3);
    }
    if (n == 2)
      return;
  }
  defer { note (4); }
  if (n == 3)
    return;
  defer note (5);
  return;
  defer note (6);
}

int
main (void)
{
  f (0);
  EXPECT ("");
  f (1);
  EXPECT ("1");
  f (2);
  EXPECT ("3 2 1");
  f (3);
  EXPECT ("4 3 2 1");
  f (4);
  EXPECT ("5 4 3 2 1");
  return 0;
}
