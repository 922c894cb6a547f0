/* Rule 2.4: cleanup variables between defers of every lowering.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
clean (int *p)
{
  pop (*p);
}

#define CLEANED __attribute__ ((cleanup (clean)))

static int OPAQUE
f (int n)
{
  int CLEANED a = push (1);
  if (n & 1)
    defer pop (push (2));
  for (int i = 0; i < n; i++)
    defer pop (push (3));
  int CLEANED b = push (4);
  defer pop (push (5));
  if (n & 2)
    return a;
  for (int i = 0; i < n; i++)
    defer pop (push (6));
  int CLEANED c = push (7);
  if (n & 4)
    defer pop (push (8));
  defer pop (push (9));
  while (n-- > 0)
    defer pop (push (10));
  return b + c;
}

int
main (void)
{
  for (int n = 0; n < 8; n++)
    {
      f (n);
      EXPECT_EMPTY ();
    }
  return 0;
}
