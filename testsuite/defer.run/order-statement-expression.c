/* Rule 2.1: a defer in a statement expression is the function's.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int value = ({ int own = 3; defer note (own); own + 1; });
  int both = n && ({ defer note (5); n > 1; });
  defer note (({ defer note (6); noted (7); }));
  for (int i = 0; ({ defer note (20 + i); i < n; }); ({ defer note (30 + i); i++; }))
    note (value);
  if (({ defer { note (8); } both; }))
    note (9);
  return ({ defer note (value); noted (10); });
}

int
main (void)
{
  CHECK (f (0) == 10);
  EXPECT ("7 10 4 8 20 7 6 3");
  CHECK (f (2) == 10);
  EXPECT ("7 4 4 9 10 4 8 22 31 21 30 20 7 6 5 3");
  return 0;
}
