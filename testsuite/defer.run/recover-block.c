/* Rule 3.2: recover in a deferred block, of each kind, stops the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
fails (const char *message)
{
  panic ("%s", message);
}

static void OPAQUE
unconditional (void)
{
  defer { say_panic (recover ()); }
  fails ("A");
  say ("not reached");
}

static void OPAQUE
conditional (int n)
{
  if (n)
    defer { say_panic (recover ()); }
  fails ("B");
  say ("not reached");
}

static void OPAQUE
in_loop (int n)
{
  for (int i = 0; i < n; i++)
    defer { say_panic (recover ()); }
  fails ("C");
  say ("not reached");
}

static void OPAQUE
raised_here (void)
{
  defer { say_panic (recover ()); }
  panic ("%s", "D");
}

int
main (void)
{
  unconditional ();
  EXPECT ("A");
  conditional (opaque (1));
  EXPECT ("B");
  in_loop (opaque (3));
  EXPECT ("C NULL NULL");
  raised_here ();
  EXPECT ("D");
  return 0;
}
