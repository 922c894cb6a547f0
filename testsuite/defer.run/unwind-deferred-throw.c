/* Rule 2.3: a deferred call that throws on return: the rest run, once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
thrown (int n)
{
  note (n);
  throw_int (n);
}

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer thrown (2);
  defer note (3);
}

static void OPAQUE
conditional (void)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length == 0)
    defer { thrown (2); note (100); }
  if (trace_length == 0)
    defer note (3);
}

static void OPAQUE
loop (void)
{
  for (int i = 1; i < 4; i++)
    defer (i == 2 ? thrown : note) (i);
}

static void OPAQUE
mixed (void)
{
  int i = 0;
  while (++i < 2)
    defer note (i);
  if (i == 2)
    defer thrown (2);
  defer note (3);
}

int
main (void)
{
  static void (*const tests[]) (void)
    = { unconditional, conditional, loop, mixed };
  for (int i = 0; i < 4; i++)
    {
      CHECK (catch_int (tests[i]) == 2);
      EXPECT ("3 2 1");
    }
  return 0;
}
