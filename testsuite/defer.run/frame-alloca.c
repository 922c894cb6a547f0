/* Rule 2.6: alloca beside defers, in loops, read by deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <alloca.h>
#include "check.h"

static OPAQUE char *
fill (char *text, int n)
{
  sprintf (text, "a%d", n);
  return text;
}

static void OPAQUE
f (int n)
{
  char *last = fill ((char *) alloca (16), 0);
  defer say (last);
  if (n)
    defer say (fill ((char *) alloca (1000), 1));
  for (int i = 0; i < n; i++)
    {
      last = fill ((char *) alloca (100 * i + 16), 2 + i);
      defer say (last);
    }
  defer { say (last); }
}

int
main (void)
{
  f (0);
  EXPECT ("a0 a0");
  f (20);
  EXPECT ("a21 a21 a20 a19 a18 a17 a16 a15 a14 a13 a12 a11 a10 a9 a8 a7 a6 a5 "
	  "a4 a3 a2 a1 a0");
  return 0;
}
