/* Rule 1.3: the braces decide, the word and the rest in two arguments.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define SAME(...) __VA_ARGS__
#define BOTH(word, rest) word rest

static void OPAQUE
f (int x)
{
  SAME (defer) note (x);
  SAME (defer) { note (x); }
  BOTH (defer, note (x));
  BOTH (defer, { note (x); })
  x = 2;
}

int
main (void)
{
  f (1);
  EXPECT ("2 1 2 1");
  return 0;
}
