/* Panic and recover, beside setjmp and longjmp.  The way that panics go is the
   argument.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "bench.h"
#include "panic.h"

#include <setjmp.h>
#include <string.h>

OPAQUE void
cleanup (int n)
{
  __asm__ volatile ("" :: "r" (n));
}

static OPAQUE int
bare (int n)
{
  if (n == 0)
    panic ("at the bottom");
  int r = bare (n - 1);
  not_last ();
  return r;
}

static OPAQUE int
deferring (int n)
{
  if (n == 0)
    panic ("at the bottom");
  defer cleanup (n);
  return deferring (n - 1);
}

static OPAQUE int
recover_bare (int n)
{
  defer { recover (); }
  return bare (n);
}

static OPAQUE int
recover_deferring (int n)
{
  defer { recover (); }
  return deferring (n);
}

static jmp_buf back;

static OPAQUE int
jumping (int n)
{
  if (n == 0)
    longjmp (back, 1);
  int r = jumping (n - 1);
  not_last ();
  return r;
}

static OPAQUE int
jump_back (int n)
{
  if (setjmp (back))
    return 0;
  return jumping (n);
}

int
main (int argc, char **argv)
{
  const char *way = argc > 1 ? argv[1] : "panic";
  if (argc > 2)
    {
      measure_first (way, recover_deferring);
      return 0;
    }
  measure ("bare", way, recover_bare);
  measure ("cleanup", way, recover_deferring);
  measure_threads (way, recover_deferring);
  if (strcmp (way, "panic") == 0)
    measure ("bare", "longjmp", jump_back);
  return 0;
}
