/* Rule 3.2: nested functions that are deferred by a pointer recover.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

/* The pointer to one that uses its parent's variables is to code on the
   stack.  */
/* { dg-additional-options "-Wl,-z,execstack" } */

static void OPAQUE
by_pointer (void (*fn) (int), int number)
{
  defer { recover (); note (0); }
  defer fn (number);
  panic ("A");
}

static int OPAQUE
f (int n)
{
  int recovered = 0;

  void
  handler (int number)
  {
    note (number);
    if (recover ())
      recovered += number;
  }

  void
  alone (int number)
  {
    note (number);
    say_panic (recover ());
  }

  by_pointer (alone, n);
  by_pointer (handler, n);
  defer handler (n + 1);
  return recovered;
}

int
main (void)
{
  CHECK (f (opaque (1)) == 1);
  EXPECT ("1 A 0 1 0 2");
  return 0;
}
