/* Rule 2.1: the order is that of control, not of the source.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
crossed (int n)
{
  if (n & 4)
    goto out;
  goto second;
first:
  if (n & 1)
    defer note (1);
  goto out;
second:
  if (n & 2)
    defer note (2);
  goto first;
out:
  note (3);
}

static void OPAQUE
either_way (int n)
{
  int turns = 0;
  if (n)
    goto right;
left:
  defer pop (push (1));
  if (turns++)
    return;
right:
  defer pop (push (2));
  if (turns++)
    return;
  goto left;
}

static void OPAQUE
shuffled (int n)
{
  if (n)
    goto c;
  goto b;
a:
  defer note (1);
  goto d;
b:
  defer note (2);
  goto a;
c:
  defer note (3);
  goto b;
d:
  defer note (4);
}

int
main (void)
{
  crossed (0);
  EXPECT ("3");
  crossed (1);
  EXPECT ("3 1");
  crossed (2);
  EXPECT ("3 2");
  crossed (3);
  EXPECT ("3 1 2");
  crossed (7);
  EXPECT ("3");
  either_way (0);
  EXPECT_EMPTY ();
  either_way (1);
  EXPECT_EMPTY ();
  shuffled (0);
  EXPECT ("4 1 2");
  shuffled (1);
  EXPECT ("4 1 2 3");
  return 0;
}
