/* Rule 6.5, TS syntax: attributes in front of a defer statement, and in front of what is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-Wno-attributes" } */

#include <stddefer.h>
#include "../defer.run/check.h"

static void OPAQUE
in_front (int n)
{
  [[]] defer note (n);
  [[unknown::attribute]] defer { note (2); }
  [[]] _Defer if (n) note (3);
  if (n)
    [[]] defer note (4);
again:
  [[]] defer [[]] if (n) note (5);
  if (n++ < 2)
    goto again;
}

int
main (void)
{
  in_front (1);
  EXPECT ("4 5 5 3 2 3");
  return 0;
}
