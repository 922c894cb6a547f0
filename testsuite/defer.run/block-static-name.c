/* Rule 1.5: static variables of one name in several blocks are several.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (void)
{
  static int count = 0;
  defer { static int count = 10; note (count++); }
  defer { static int count = 20; note (count++); }
  defer { note (count++); }
}

int
main (void)
{
  f ();
  f ();
  EXPECT ("0 20 10 1 21 11");
  return 0;
}
