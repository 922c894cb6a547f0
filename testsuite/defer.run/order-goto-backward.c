/* Rule 2.1: goto backward passes defers again; each pass is a call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
whole_body (int n)
{
  int run = 0;
again:
  defer note (10 * run + 1);
  if (run & 1)
    defer note (10 * run + 2);
  defer { note (run); }
  if (++run < n)
    goto again;
}

static void OPAQUE
two_loops (int n)
{
  int i = 0, j = 0;
  defer note (100);
outer:
  defer note (i);
inner:
  defer note (10 + j);
  if (++j < n)
    goto inner;
  j = 0;
  if (++i < n)
    goto outer;
  defer note (101);
}

static void OPAQUE
only_part (int n)
{
  defer note (1);
  if (n == 0)
    return;
back:
  if (n > 1)
    {
      n--;
      goto back;
    }
  defer note (2);
  if (n)
    defer note (3);
}

int
main (void)
{
  whole_body (1);
  EXPECT ("1 1");
  whole_body (2);
  EXPECT ("2 12 11 2 1");
  two_loops (2);
  EXPECT ("101 11 10 1 11 10 0 100");
  only_part (0);
  EXPECT ("1");
  only_part (3);
  EXPECT ("3 2 1");
  return 0;
}
