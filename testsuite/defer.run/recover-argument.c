/* Rule 3.2: recover as an argument is called where the arguments are evaluated.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (int number)
{
  defer say_panic (recover ());
  note (number);
}

static void OPAQUE
f (int n)
{
  defer say_panic (recover ());
  defer handler (n);
  defer { defer say_panic (recover ()); note (n + 1); }
  defer { panic ("B"); }
  defer { say_panic (recover ()); }
  panic ("A");
}

int
main (void)
{
  f (opaque (1));
  EXPECT ("A 2 B 1 NULL NULL");
  return 0;
}
