/* Rule 1.3: a call cast to void is a call; its arguments are copied now.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (void)
{
  int x = 1;
  defer (void) noted (x);
  defer (void) (noted (x + 1));
  x = 10;
}

int
main (void)
{
  f ();
  EXPECT ("2 1");
  return 0;
}
