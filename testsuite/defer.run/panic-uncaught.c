/* Rules 3.1 and 3.7: nobody recovers: all calls run, then a report, status 2.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void OPAQUE
tell (int number)
{
  fprintf (stderr, "%d ", number);
}

static void
unrelated_recover (void)
{
  recover ();
}

static void OPAQUE
fails (int n)
{
  defer tell (1);
  for (int i = 0; i < n; i++)
    defer tell (2 + i);
  panic ("n is %d", n);
}

static void
uncaught (void)
{
  defer { tell (4); }
  defer { unrelated_recover (); }
  if (opaque (1))
    defer tell (5);
  fails (2);
  tell (100);
}

static void *
thread (void *argument)
{
  defer tell (6);
  fails (1);
  return argument;
}

/* The calls of other threads, as of this one, do not run.  */
static void
uncaught_in_thread (void)
{
  defer tell (7);
  in_thread (thread, NULL);
}

int
main (void)
{
  CHECK (in_child (uncaught) == 2);
  CHECK (child_began ("3 2 1 5 4 panic: n is 2\n\nthread "));
  CHECK (in_child (uncaught_in_thread) == 2);
  CHECK (child_began ("2 1 6 panic: n is 1\n\nthread "));
  return 0;
}
