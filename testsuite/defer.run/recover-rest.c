/* Rule 3.3: the calls after recovery run as on a normal return.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (void)
{
  say_panic (recover ());
}

static int OPAQUE
returns (int n)
{
  defer handler ();
  return n;
}

/* They may defer, and call what defers.  */
static void OPAQUE
calls (int n)
{
  defer { note (returns (n)); }
  if (n)
    defer { defer { say_panic (recover ()); } note (1); }
  for (int i = 0; i < n; i++)
    defer handler ();
  defer { say_panic (recover ()); }
  panic ("A");
}

/* They may panic, and recover once more.  */
static int OPAQUE
panics (int n)
{
  defer_result (int, result) = 0;
  defer { say_panics (recover ()); result += 100; }
  if (n)
    defer { result += 10; panic ("C"); }
  for (int i = 0; i < n; i++)
    defer handler ();
  defer { result++; panic ("B"); }
  defer handler ();
  panic ("A");
}

int
main (void)
{
  calls (opaque (2));
  EXPECT ("A NULL NULL 1 NULL NULL 2");
  CHECK (panics (opaque (2)) == 111);
  EXPECT ("A B NULL C");
  return 0;
}
