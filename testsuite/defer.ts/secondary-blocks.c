/* Rule 6.2, TS scope, TS syntax: the body of an if, a loop or a switch is a block, and so is what is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
in_if (int n)
{
  if (n)
    defer note (1);
  else
    defer note (2);
  note (3);
  if (n)
    {
      defer note (4);
      note (5);
    }
  if (n > 1)
    defer note (6);
  else if (n)
    defer note (7);
  note (8);
}

static void OPAQUE
in_loops (int n)
{
  for (int i = 0; i < n; i++)
    defer note (i);
  int i = 0;
  while (i++ < n)
    defer note (10 + i);
  do
    defer note (20 + i);
  while (i-- > n);
  note (3);
}

static void OPAQUE
in_switch (int n)
{
  switch (n)
    default:
      defer note (2);
  switch (n)
    {
    case 1:
      defer note (3);
      note (4);
      break;
    }
  switch (n)
    {
    case 1:
      {
	defer note (5);
	if (n)
	  break;
	note (0);
      }
    }
  note (6);
}

static void OPAQUE
labeled (int n)
{
again:
  defer note (n);
  if (n--)
    goto again;
  note (9);
}

static void OPAQUE
deferred_itself (void)
{
  defer defer note (1);
  defer defer defer note (2);
  note (3);
}

int
main (void)
{
  in_if (1);
  EXPECT ("1 3 5 4 7 8");
  in_if (0);
  EXPECT ("2 3 8");
  in_loops (2);
  EXPECT ("0 1 11 12 23 22 3");
  in_switch (1);
  EXPECT ("2 4 3 5 6");
  labeled (2);
  EXPECT ("1 0 9 -1");
  deferred_itself ();
  EXPECT ("3 2 1");
  return 0;
}
