/* Rule 3.9: the report of a fault says which signal it was, and what about.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

static void OPAQUE
load (int *p)
{
  defer fputs ("deferred\n", stderr);
  note (*p);
}

static void
null_reference (void)
{
  defer_catch_faults ();
  load (nowhere + 2);
}

static void
division (void)
{
  defer_catch_faults ();
  note (opaque (3) / zero);
}

/* A fault in a deferred call replaces the panic that runs the call.  */
static void
both (void)
{
  defer_catch_faults ();
  defer { note (opaque (3) / zero); }
  panic ("first");
}

static void
repanicked (void)
{
  defer_catch_faults ();
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	repanic (p);
    }
  load (nowhere);
}

int
main (void)
{
  CHECK (in_child (null_reference) == 2);
  CHECK (child_began ("deferred\npanic: " INVALID "\n[signal SIGSEGV: code=0x1 addr=0x8 pc=0x"));
  size_t pc;
  CHECK (sscanf (strstr (child_said, " pc="), " pc=%zx]\n\nthread ", &pc) == 1);
  CHECK (pc - (size_t) load < 500);
  CHECK (strstr (strstr (child_said, " [running]:\n\t"), "load"));

  CHECK (in_child (division) == 2);
  CHECK (child_began ("panic: " DIVIDE "\n[signal SIGFPE: code=0x1 addr=0x"));
  CHECK (strstr (strstr (child_said, " [running]:\n\t"), "division"));

  CHECK (in_child (both) == 2);
  CHECK (child_began ("panic: first\n\tpanic: " DIVIDE "\n[signal SIGFPE: code=0x1 "));

  CHECK (in_child (repanicked) == 2);
  CHECK (child_began ("deferred\npanic: " INVALID " [recovered, repanicked]\n"
		      "[signal SIGSEGV: code=0x1 addr=0x0 pc=0x"));

  setenv ("DEFER_PANIC", "abort", 1);
  CHECK (in_child (null_reference) == -SIGABRT);
  CHECK (child_began ("panic: " INVALID "\n[signal SIGSEGV: code=0x1 addr=0x8 pc=0x"));
  return 0;
}
