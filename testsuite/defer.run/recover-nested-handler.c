/* Rule 3.2: a handler that a deferred block or a handler defers by name.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static void
defers_handler (int number)
{
  defer handler (number);
  note (number + 1);
}

static void
defers_and_panics (int number)
{
  defer handler (number);
  panic ("B");
}

static void OPAQUE
f (int n)
{
  defer { say_panic (recover ()); }
  defer { defer handler (1); if (n) defer handler (2); }
  defer { defer handler (3); panic ("C"); }
  defer defers_and_panics (4);
  defer defers_handler (5);
  panic ("A");
}

int
main (void)
{
  f (opaque (1));
  EXPECT ("6 5 NULL 4 B 3 C 2 NULL 1 NULL A");
  return 0;
}
