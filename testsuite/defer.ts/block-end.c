/* Rules 6.1 and 6.2, TS scope, TS semantics 1, TS semantics 2: it runs where its block ends, the last one first.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
one_block (void)
{
  defer note (1);
  defer note (2);
  defer { note (3); }
  note (4);
}

static void OPAQUE
nested_blocks (void)
{
  defer note (5);
  {
    defer note (4);
    {
      defer note (2);
      defer note (1);
    }
    note (3);
  }
}

static void OPAQUE
follow_each_other (void)
{
  { defer note (2); note (1); }
  { defer note (4); note (3); }
  {
    defer note (6);
    {
      note (5);
    }
  }
  note (7);
}

static void OPAQUE
at_the_end_of_a_block (void)
{
  {
    note (1);
    defer note (2);
  }
  note (3);
}

int
main (void)
{
  one_block ();
  EXPECT ("4 3 2 1");
  nested_blocks ();
  EXPECT ("1 2 3 4 5");
  follow_each_other ();
  EXPECT ("1 2 3 4 5 6 7");
  at_the_end_of_a_block ();
  EXPECT ("1 2 3");
  return 0;
}
