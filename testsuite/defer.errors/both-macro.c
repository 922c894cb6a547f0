/* Rule 5: inside a macro of the user's the position is that of the word defer there.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#define DEFER_NO_KEYWORDS
#include <defer.h>

int call (int);

#define LATER_VALUE(x) \
  do { DEFER x; } while (0) /* { dg-error "8:deferred statement must be a function call or a block" } */
#define LEAVE \
  DEFER { return; } /* { dg-error "11:'return' may not leave a deferred block" } */
#define NOTHING __defer () /* { dg-error "17:'__defer' needs a function to call" } */

void
deferring (int x)
{
  LATER_VALUE (x);
  LEAVE
  NOTHING;
  DEFER x; /* { dg-error "3:deferred statement must be a function call or a block" } */
  if (x) DEFER call (x); else DEFER { call (1); }
}
