/* Rule 2.2: a deferred call that a panic runs may end the process: no report.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
tell (int number)
{
  fprintf (stderr, "%d ", number);
}

static void
by__exit (void)
{
  defer tell (1);
  defer _exit (3);
  defer tell (2);
  panic ("A");
}

static void
by_exit (void)
{
  defer tell (3);
  defer { exit (4); }
  panic ("A");
}

static void
by_exit_after_recovery (void)
{
  defer tell (4);
  defer { if (recover ()) exit (5); }
  panic ("A");
}

int
main (void)
{
  CHECK (in_child (by__exit) == 3);
  CHECK (strcmp (child_said, "2 ") == 0);
  CHECK (in_child (by_exit) == 4);
  CHECK (strcmp (child_said, "") == 0);
  CHECK (in_child (by_exit_after_recovery) == 5);
  CHECK (strcmp (child_said, "") == 0);
  return 0;
}
