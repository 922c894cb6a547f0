/* Rule 2.1: a defer in code that is never reached does nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  if (0)
    defer note (1);
  if (n < 0)
    {
      defer { note (2); }
      __builtin_unreachable ();
    }
  while (0)
    defer note (3);
  switch (n)
    {
      defer note (4);
      /* fallthrough */
    case 5:
      defer note (5);
      return 5;
      defer note (6);
    }
  goto end;
  defer { note (7); }
end:
  return 8;
  defer note (9);
}

int
main (void)
{
  CHECK (f (0) == 8);
  EXPECT ("");
  CHECK (f (5) == 5);
  EXPECT ("5");
  return 0;
}
/* { dg-additional-options "-Wno-switch-unreachable" } */
