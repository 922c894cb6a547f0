/* Rule 2.1: switch: cases, fallthrough, default, nested, in loops.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
fallthrough (int n)
{
  switch (n)
    {
    case 3:
      defer note (3);
      /* fallthrough */
    case 2:
      defer { note (2); }
      /* fallthrough */
    case 1:
      defer note (1);
      break;
    default:
      defer note (4);
      if (n == 5)
	break;
      defer note (5);
    }
  defer note (0);
}

static void OPAQUE
only_case (int n)
{
  switch (n)
    case 1:
      {
	defer note (1);
	if (0)
	  case 2:
	    defer note (2);
      }
}

static void OPAQUE
nested (int a, int b)
{
  switch (a)
    {
    case 1:
      switch (b)
	{
	case 1:
	  defer note (11);
	  return;
	case 2:
	  defer note (12);
	}
      defer note (1);
      /* fallthrough */
    case 2:
      defer note (2);
    }
}

static void OPAQUE
in_loop (const char *text)
{
  for (; *text; text++)
    switch (*text)
      {
      case 'a':
	defer note (1);
	continue;
      case 'b':
	defer note (2);
	/* fallthrough */
      case 'c':
	defer note (3);
	break;
      case 'r':
	return;
      default:
	defer { note (4); }
      }
}

int
main (void)
{
  fallthrough (1);
  EXPECT ("0 1");
  fallthrough (2);
  EXPECT ("0 1 2");
  fallthrough (3);
  EXPECT ("0 1 2 3");
  fallthrough (4);
  EXPECT ("0 5 4");
  fallthrough (5);
  EXPECT ("0 4");
  only_case (0);
  EXPECT ("");
  only_case (1);
  EXPECT ("1");
  only_case (2);
  EXPECT ("2");
  nested (1, 1);
  EXPECT ("11");
  nested (1, 2);
  EXPECT ("2 1 12");
  nested (1, 3);
  EXPECT ("2 1");
  nested (2, 1);
  EXPECT ("2");
  in_loop ("abcxra");
  EXPECT ("4 3 3 2 1");
  return 0;
}
