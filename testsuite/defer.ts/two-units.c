/* Rules 6.8 and 6.10: panics and the exit of a thread pass units with either header.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"
#include "support/panics.h"

/* { dg-additional-sources "support/panics.c" } */

void
note_here (int number)
{
  note (number);
}

void
say_here (const char *text)
{
  say (text);
}

static int OPAQUE
panics_in_a_scope (int n)
{
  defer note (10);
  for (int i = 0; i < n; i++)
    {
      defer note (20 + i);
      if (i == 2)
	panics ("A");
      defer { note (30 + i); }
    }
  return n;
}

static int OPAQUE
panics_again (int n)
{
  defer note (10);
  {
    defer panics ("B");
    if (n)
      panics ("A");
  }
  return n;
}

static int OPAQUE
both_ways (int n)
{
  defer note (40);
  {
    defer
      {
	note (41);
	guarded (panics_in_a_scope, n);
      }
    guarded (panics_again, n);
  }
  return guarded (panics_in_a_scope, 1);
}

static void
ends_thread (void)
{
  defer note (50);
  {
    defer { note (51); guarded (panics_again, 1); }
    end_this_thread ();
  }
}

int
main (void)
{
  CHECK (guarded (panics_in_a_scope, 2) == 2);
  EXPECT ("30 20 31 21 10 none");
  CHECK (guarded (panics_in_a_scope, 3) == 0);
  EXPECT ("30 20 31 21 3 2 1 22 10 A");
  CHECK (guarded (panics_again, 1) == 0);
  EXPECT ("3 2 1 3 2 1 10 B<A");
  CHECK (guarded (panics_again, 0) == 0);
  EXPECT ("3 2 1 10 B");
  CHECK (both_ways (0) == 1);
  EXPECT ("3 2 1 10 B 41 10 none 30 20 10 none 40");
  in_ending_thread (ends_thread);
  EXPECT ("4 51 3 2 1 3 2 1 10 B<A 50");
  return 0;
}
