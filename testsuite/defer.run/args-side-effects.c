/* Rule 1.1: an argument's side effects happen at the defer, once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
branches (int yes)
{
  int i = 0;
  volatile int v = 5;
  defer note (i++);
  defer note (++i);
  if (yes)
    defer note (i += 10);
  defer note (v);
  v = 6;
  note (i);
  if (yes)
    {
      defer note (v = 7);
      note (v);
    }
}

static void OPAQUE
loop (int n)
{
  int i = 0;
  while (i < n)
    defer note (i++);
  note (i);
}

int
main (void)
{
  branches (0);
  EXPECT ("2 5 2 0");
  branches (1);
  EXPECT ("12 7 7 5 12 2 0");
  loop (3);
  EXPECT ("3 2 1 0");
  return 0;
}
