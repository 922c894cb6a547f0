/* Rule 3.3: a noreturn function that has recovered cannot return: it aborts.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include "panic.h"

static void
handler (void)
{
  recover ();
}

static void OPAQUE __attribute__ ((noreturn))
block_recovers (int n)
{
  defer { recover (); }
  if (n)
    panic ("A");
  exit (0);
}

static void OPAQUE __attribute__ ((noreturn))
handler_recovers (int n)
{
  for (int i = 0; i < n; i++)
    defer handler ();
  for (;;)
    panic ("A");
}

static void
runs_block (void)
{
  block_recovers (opaque (1));
}

static void
runs_handler (void)
{
  handler_recovers (opaque (1));
}

/* What it calls may recover, and so may a function that called it.  */

static void OPAQUE
recovers (int n)
{
  defer handler ();
  panic ("%d", n);
}

static void OPAQUE __attribute__ ((noreturn))
panics_again (int n)
{
  defer { note (1); panic ("C"); }
  defer { say_panic (recover ()); }
  recovers (n);
  panic ("B");
}

static void OPAQUE
returns (int n)
{
  defer { say_panic (recover ()); }
  panics_again (n);
}

int
main (void)
{
  CHECK (in_child (runs_block) == -SIGABRT);
  CHECK (strstr (child_said, "defer: "));
  CHECK (strstr (child_said, "block_recovers"));
  CHECK (strstr (child_said, " cannot return after a panic was recovered"));
  CHECK (in_child (runs_handler) == -SIGABRT);
  CHECK (strstr (child_said, "handler_recovers"));
  CHECK (!strstr (child_said, "panic: "));

  returns (opaque (1));
  EXPECT ("B 1 C");
  return 0;
}
