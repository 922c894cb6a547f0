/* Rule 1.4: defer is a statement: the body of anything, without braces.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
branches (int a, int b)
{
  if (a)
    if (b)
      defer note (1);
    else
      defer { note (2); }
  else if (b)
    defer { note (3); }
  else
    defer note (4);
}

static void OPAQUE
loops (int n)
{
  int i;
  for (i = 0; i < n; i++)
    defer note (i);
  while (i-- > 1)
    defer note (10 + i);
  do
    defer note (20 + i);
  while (++i < n - 1);
}

static void OPAQUE
labels (int n)
{
  switch (n)
    {
    case 1:
      defer note (1);
      break;
    case 2 ... 3:
      defer { note (2); }
      __attribute__ ((fallthrough));
    default:
      defer note (3);
    }

  switch (n)
  case 3:
    defer note (4);

  if (n == 5)
    goto last;
  note (5);
last:
  defer note (6);
}

int
main (void)
{
  branches (1, 1);
  branches (1, 0);
  branches (0, 1);
  branches (0, 0);
  EXPECT ("1 2 3 4");
  loops (3);
  EXPECT ("21 20 11 12 2 1 0");
  labels (1);
  EXPECT ("5 6 1");
  labels (2);
  EXPECT ("5 6 3 2");
  labels (3);
  EXPECT ("5 6 4 3 2");
  labels (5);
  EXPECT ("6 3");
  return 0;
}
