/* Rules 3.4 and 3.9: faults in deferred calls, while panics and other faults run
   them.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

static int depth;

/* A fault in a deferred call that a panic runs, recovered inside: the panic goes
   on.  */
static int OPAQUE
load (int *p)
{
  defer recover_fault ();
  return *p;
}

static void
recover_other (void)
{
  say_panics (recover ());
}

static void OPAQUE
recovered_inside (void)
{
  defer recover_other ();
  defer { note (load (nowhere)); }
  panic ("outer");
}

/* Not recovered inside: it replaces the panic.  */
static void OPAQUE
replaces (void)
{
  defer recover_other ();
  defer { note (1); }
  defer { note (*nowhere); }
  defer { note (2); }
  panic ("outer");
}

/* Faults, each in the deferred call of the one before.  */
static void OPAQUE
chain (int n, int *p)
{
  defer
    {
      if (n < 5)
	chain (n + 1, p);
      depth++;
    }
  *p = n;
}

static void OPAQUE
whole_chain (void)
{
  int links = 0;
  defer
    {
      for (const struct defer_panic *p = recover (); p; p = p->replaced)
	{
	  CHECK (p->kind == DEFER_PANIC_FAULT && p->signo == SIGSEGV);
	  links++;
	}
      note (links);
    }
  chain (0, nowhere);
}

/* The handler itself faults.  */
static void OPAQUE
handler_faults (void)
{
  defer recover_other ();
  defer
    {
      if (recover ())
	note (opaque (1) / zero);
    }
  note (*nowhere);
}

int
main (void)
{
  CHECK (defer_catch_faults () == 0);
  recovered_inside ();
  CHECK (recovered == 1);
  EXPECT ("0 outer");
  replaces ();
  EXPECT ("2 1 " INVALID "<outer");
  whole_chain ();
  EXPECT ("6");
  CHECK (depth == 1);
  handler_faults ();
  EXPECT (DIVIDE "<" INVALID);
  return 0;
}
