/* Rule 3.5: an exception leaves a deferred call that another runs: terminate.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

/* Calls that were deferred before it are not made.  */

static void
unconditional (void)
{
  defer _exit (51);
  defer throw_int (2);
  throw_int (1);
}

static void
block (void)
{
  defer _exit (51);
  defer { throw_int (2); }
  throw_int (1);
}

static void
conditional (void)
{
  if (opaque (1))
    defer { _exit (51); }
  if (opaque (1))
    defer throw_int (2);
  throw_int (1);
}

static void
loop (void)
{
  for (int i = 0; i < 2; i++)
    if (i)
      defer throw_int (2);
    else
      defer _exit (51);
  throw_int (1);
}

static void
recovering (void)
{
  defer { say_panic (recover ()); _exit (51); }
  defer throw_int (2);
  throw_int (1);
}


static void (*tested) (void);

static void
child (void)
{
  exit_on_terminate (50);
  catch_int (tested);
}

int
main (void)
{
  static void (*const tests[]) (void)
    = { unconditional, block, conditional, loop, recovering };
  for (unsigned i = 0; i < sizeof tests / sizeof *tests; i++)
    {
      tested = tests[i];
      CHECK (in_child (child) == 50);
    }
  return 0;
}
