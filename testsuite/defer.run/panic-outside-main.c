/* Rule 3.1: panics before main and after it are recovered like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (void)
{
  say_panic (recover ());
}

static void OPAQUE
panics (const char *message)
{
  defer handler ();
  panic ("%s", message);
}

static void
last (void)
{
  EXPECT ("after");
}

static void
at_exit (void)
{
  panics ("after");
}

static void __attribute__ ((constructor))
before (void)
{
  panics ("before");
}

int
main (void)
{
  EXPECT ("before");
  atexit (last);
  atexit (at_exit);
  return 0;
}
