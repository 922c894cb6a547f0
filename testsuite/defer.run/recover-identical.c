/* Rule 3.2: handlers with the same body are different functions.
   SPDX-License-Identifier: GPL-3.0-or-later

   GCC folds functions that do the same into one.  */

#include <defer.h>
#include "panic.h"

#define SAME(specifiers, name) \
  specifiers void \
  name (int number) \
  { \
    note (number); \
    say_panic (recover ()); \
  }

SAME (static __attribute__ ((noinline)), one)
SAME (static __attribute__ ((noinline)), other)
SAME (extern, external_one)
SAME (extern, external_other)

static void OPAQUE
f (void)
{
  defer external_other (8);
  defer { panic ("D"); }
  defer external_one (7);
  defer { external_other (6); }
  defer { panic ("C"); }
  defer other (5);
  defer { panic ("B"); }
  defer one (4);
  defer { other (3); external_one (2); }
  panic ("A");
}

static void OPAQUE
by_pointer (void (*fn) (int))
{
  defer fn (1);
  panic ("E");
}

int
main (void)
{
  f ();
  EXPECT ("3 NULL 2 NULL 4 A 5 B 6 NULL 7 C 8 D");
  by_pointer (one);
  by_pointer (other);
  by_pointer (external_one);
  by_pointer (external_other);
  EXPECT ("1 E 1 E 1 E 1 E");
  return 0;
}
