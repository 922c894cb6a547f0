/* Rule 3.3: a constant that is returned behind a scope, and a label, has been stored
   when the deferred calls of that scope run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
behind_switch (int n)
{
  switch (n)
    {
    case 1:;
      int m = n;
      defer { int v = m; recover (); note (v); }
      defer { defer { panic ("x"); } }
      if (m == n)
	break;
      note (9);
    }
  return 7;
}

static int OPAQUE
behind_label (int n)
{
  {
    int m = n;
    defer { int v = m; recover (); note (v); }
    defer { if (n) panic ("x"); }
    if (m == 2)
      goto out;
    note (8);
  }
out:
  return 5;
}

int
main (void)
{
  CHECK (behind_switch (1) == 7);
  EXPECT ("1");
  CHECK (behind_label (0) == 5);
  EXPECT ("8 0");
  CHECK (behind_label (1) == 5);
  EXPECT ("8 1");
  CHECK (behind_label (2) == 5);
  EXPECT ("2");
  return 0;
}
