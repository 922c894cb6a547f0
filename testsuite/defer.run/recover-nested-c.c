/* Rule 3.2: nested functions as handlers, and as helpers of blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

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

  int
  recovers (int number)
  {
    defer handler (number);
    panic ("B");
  }

  defer { note (recovered); }
  defer { CHECK (recovers (4) == 0); }
  if (n)
    defer alone (5);
  defer handler (6);
  defer { handler (7); alone (8); }
  panic ("A");
}

int
main (void)
{
  CHECK (f (opaque (1)) == 0);
  EXPECT ("7 8 NULL 6 5 NULL 4 10");
  return 0;
}
