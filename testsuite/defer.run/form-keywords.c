/* Rule 1.1: DEFER remains where DEFER_NO_KEYWORDS frees the word `defer'.
   SPDX-License-Identifier: GPL-3.0-or-later */

#define DEFER_NO_KEYWORDS
#include <defer.h>
#include "check.h"

static void OPAQUE
f (void)
{
  int defer = 1;
  DEFER note (defer);
  DEFER { note (defer); }
  defer = 2;
}

int
main (void)
{
  f ();
  EXPECT ("2 1");
  return 0;
}
