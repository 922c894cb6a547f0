/* Rule 3.2: recover in a function that was deferred by a pointer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
one (int number)
{
  note (number);
  say_panic (recover ());
}

static void
other (int number)
{
  note (-number);
  say_panic (recover ());
}

static void (*const table[]) (int) = { one, other };

static void OPAQUE
unconditional (void (*fn) (int))
{
  defer fn (1);
  fn = NULL;
  panic ("A");
}

static void OPAQUE
builtin (void (*fn) (int))
{
  __defer (fn, 2);
  panic ("B");
}

static void OPAQUE
in_loop (int n)
{
  for (int i = 0; i < n; i++)
    defer table[i] (3);
  panic ("C");
}

int
main (void)
{
  for (int i = 0; i < 2; i++)
    {
      unconditional (table[opaque (i)]);
      builtin (table[opaque (i)]);
    }
  EXPECT ("1 A 2 B -1 A -2 B");
  in_loop (opaque (2));
  EXPECT ("-3 C 3 NULL");
  return 0;
}
