/* Rule 2.1: __defer as part of an expression registers when evaluated.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int value;
  __defer (note, 1), __defer (note, 2);
  n ? __defer (note, 3) : __defer (note, 4);
  value = (__defer (note, 5), 50);
  if (n && (__defer (note, 6), n > 1))
    value++;
  for (int i = 0; i < n; __defer (note, 10 + i), i++)
    value++;
  return __defer (note, 7), value;
}

int
main (void)
{
  CHECK (f (0) == 50);
  EXPECT ("7 5 4 2 1");
  CHECK (f (2) == 53);
  EXPECT ("7 11 10 6 5 3 2 1");
  return 0;
}
