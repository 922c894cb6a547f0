/* Rules 2.1 and 2.6: asm goto is a jump like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"
#include "jump.h"

static void OPAQUE
forward (int n)
{
  defer note (1);
  JUMP_IF_NOT_ZERO (n, skip);
  defer note (2);
skip:
  defer note (3);
}

static void OPAQUE
backward (int n)
{
  defer note (100);
again:
  defer note (n);
  n--;
  JUMP_IF_NOT_ZERO (n, again);
  defer { note (101); }
}

int
main (void)
{
  forward (0);
  EXPECT ("3 2 1");
  forward (1);
  EXPECT ("3 1");
  backward (3);
  EXPECT ("101 1 2 3 100");
  return 0;
}
