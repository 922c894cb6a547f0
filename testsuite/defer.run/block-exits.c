/* Rules 1.6 and 2.1: control leaves a scope that ends a deferred block or a switch, and whose
   defers hold defers, in more than one way to the same place.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-additional-options "-Wno-switch-unreachable" } */

#include <defer.h>
#include "check.h"

static void OPAQUE
loop (int stop)
{
  defer
    {
      for (int i = 0; i < 3; i++)
	{
	  defer { defer note (10); note (11); }
	  note (i);
	  if (i == stop)
	    goto out;
	}
    out:;
    }
  note (20);
}

static void OPAQUE
choice (int n)
{
  switch (n)
    {
    case 1:
      note (1);
      /* fall through */
    case 2:
      defer { defer note (10); note (11); }
      if (n == 1)
	break;
      note (2);
      break;
    case 3:;
    }
}

static void OPAQUE
unreachable (void)
{
  switch (1)
    {
      defer note (1);
      return;
      defer
	{
	  const struct defer_panic *p = recover ();
	  if (p)
	    defer repanic (p);
	}
    }
}

static void OPAQUE
early (int n)
{
  {
    if (n == 0)
      goto out;
    defer { defer note (10); note (11); }
    if (n == 1)
      goto out;
    note (n);
  }
out:;
}

static int OPAQUE
different (int n)
{
  {
    defer { defer note (10); note (11); }
    if (n == 1)
      goto one;
    if (n == 2)
      goto two;
    note (n);
  }
  return 0;
one:
  return 1;
two:
  return 2;
}

int
main (void)
{
  for (int n = 0; n < 3; n++)
    CHECK (different (n) == n);
  EXPECT ("0 11 10 11 10 11 10");
  loop (1);
  EXPECT ("20 0 1 11 10 11 10");
  loop (5);
  EXPECT ("20 0 1 2 11 10 11 10 11 10");
  unreachable ();
  EXPECT_EMPTY ();
  choice (1);
  EXPECT ("1 11 10");
  choice (2);
  EXPECT ("2 11 10");
  choice (3);
  EXPECT_EMPTY ();
  early (0);
  EXPECT_EMPTY ();
  early (1);
  EXPECT ("11 10");
  early (2);
  EXPECT ("2 11 10");
  return 0;
}
