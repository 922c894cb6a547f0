/* Rule 1.3: the braces decide also where defer is in a macro's argument.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define SAME(...) __VA_ARGS__
#define FIRST(a, b) a

static void OPAQUE
whole_statement (int x)
{
  SAME (defer note (x);)
  SAME (defer { note (x); })
  SAME (SAME (defer note (x); defer { note (x); }))
  FIRST (defer note (x);, defer { note (x); })
  x = 2;
}

int
main (void)
{
  whole_statement (1);
  EXPECT ("1 2 1 2 1");
  return 0;
}
