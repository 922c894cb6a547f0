/* Rule 1.5: a deferred block may be empty.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  defer { }
  if (n)
    defer { ; }
  while (n-- > 0)
    defer { { } }
  return 3;
}

int
main (void)
{
  CHECK (f (0) == 3 && f (2) == 3);
  return 0;
}
