/* Rule 3.1: a deferred call that a panic runs may fork: both processes go on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static pid_t child;

static void OPAQUE
raise_and_recover (void)
{
  defer { CHECK (recover ()); }
  panic ("below");
}

static void OPAQUE
f (int n)
{
  defer { note (n); }
  defer { say_panic (recover ()); }
  defer { CHECK ((child = fork ()) >= 0); raise_and_recover (); }
  panic ("A");
}

int
main (void)
{
  int status;
  f (opaque (1));
  raise_and_recover ();
  EXPECT ("A 1");
  if (child == 0)
    _exit (5);
  CHECK (waitpid (child, &status, 0) == child);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 5);
  return 0;
}
