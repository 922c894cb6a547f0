/* Rule 1.3: the braces decide: a call copies its arguments, a block reads.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int x)
{
  defer note (x);
  defer { note (x); }
  defer
    {
      note (x);
    }
  defer /* no brace here: { */ note (x);
  defer /* a brace there: */ {note (x);}
  defer
    note (x);
  x = 2;
}

int
main (void)
{
  f (1);
  EXPECT ("1 2 1 2 2 1");
  return 0;
}
