/* Rule 1.2: the call of a closure, named or not, can be deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  int x = 1;
  auto by_reference = [&x] (int m) { note (10 * x + m); };
  auto by_value = [x] (int m) { note (100 * x + m); };
  defer by_reference (1);
  defer by_value (2);
  defer [&] { note (x); } ();
  defer [x] (int m) { note (x + m); } (x + 1);
  if (n)
    defer by_reference (3);
  for (int i = 0; i < n; i++)
    defer [x, i] { note (1000 + 10 * x + i); } ();
  x = 5;
}

int
main ()
{
  f (0);
  EXPECT ("3 5 102 51");
  f (2);
  EXPECT ("1011 1010 53 3 5 102 51");
  return 0;
}
