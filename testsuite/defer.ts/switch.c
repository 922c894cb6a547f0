/* Rules 6.2 and 6.6, TS example 6: defers in a switch, that jumps into loops and into dead code, but into no scope.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-Wno-switch-unreachable" } */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
falls_through (int n)
{
  switch (n)
    {
    case 0:
      {
	defer note (1);
	note (0);
      }
      __attribute__ ((fallthrough));
    case 1 ... 3:
      if (n)
	defer note (2);
      for (int i = 0; i < 2; i++)
	{
	  defer note (10 + i);
	  switch (i + n)
	    {
	    case 2:
	      {
		defer note (3);
		break;
	      }
	    case 3:
	      continue;
	    default:
	      defer note (4);
	    }
	  note (20 + i);
	}
      break;
    default:
      defer note (5);
      note (6);
    }
  note (7);
}

static void OPAQUE
into_a_loop (int n)
{
  int i = 0;
  switch (n)
    {
      do
	{
	case 0:
	  note (10 + i);
	  __attribute__ ((fallthrough));
	case 1:
	  note (20 + i);
	  __attribute__ ((fallthrough));
	case 2:;
	  defer note (30 + i);
	  note (40 + i);
	}
      while (++i < 2);
    }
}

static void OPAQUE
into_dead_code (int n)
{
  while (0)
    defer note (1);
  if (0)
    {
    back:
      defer note (2);
      note (3);
    }
  if (n-- > 0)
    goto back;
  switch (n)
    {
      if (0)
	{
	default:
	  defer note (4);
	}
    }
}

static int OPAQUE
out_of_it (int n)
{
  for (int i = 0;; i++)
    {
      defer note (i);
      switch (i)
	{
	case 0:
	  {
	    defer note (10);
	    if (n == 0)
	      return 100;
	    if (n == 1)
	      continue;
	    if (n == 2)
	      goto out;
	    break;
	  }
	default:
	  defer { switch (n) { case 3: note (30); break; default: break; } }
	  return i;
	}
      note (20);
    }
out:
  return -1;
}

int
main (void)
{
  falls_through (0);
  EXPECT ("0 1 4 20 10 4 21 11 7");
  falls_through (1);
  EXPECT ("2 4 20 10 3 21 11 7");
  falls_through (2);
  EXPECT ("2 3 20 10 11 7");
  falls_through (9);
  EXPECT ("6 5 7");
  into_a_loop (0);
  EXPECT ("10 20 40 30 11 21 41 31");
  into_a_loop (1);
  EXPECT ("20 40 30 11 21 41 31");
  into_a_loop (2);
  EXPECT ("40 30 11 21 41 31");
  into_dead_code (2);
  EXPECT ("3 2 3 2 4");
  CHECK (out_of_it (0) == 100);
  EXPECT ("10 0");
  CHECK (out_of_it (1) == 1);
  EXPECT ("10 0 1");
  CHECK (out_of_it (2) == -1);
  EXPECT ("10 0");
  CHECK (out_of_it (3) == 1);
  EXPECT ("10 20 0 30 1");
  return 0;
}
