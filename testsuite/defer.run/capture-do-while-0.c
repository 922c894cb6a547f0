/* Rule 1.7: do ... while (0), as in macros, is passed only once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#define NOTE_LATER(n) \
  do \
    { \
      int number = n; \
      defer { note (number); } \
      number++; \
    } \
  while (0)

static void OPAQUE
f (int n)
{
  NOTE_LATER (n);
  if (n > 1)
    NOTE_LATER (n + 10);
}

int
main (void)
{
  f (1);
  EXPECT ("2");
  f (2);
  EXPECT ("13 3");
  return 0;
}
