/* Rules 2.2 and 2.3: a C++ exception through frames in C, each lowering.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static inline void
through (void)
{
  throw_int (42);
}

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer { note (2); }
  through ();
  defer note (100);
}

static void OPAQUE
conditional (void)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length)
    defer note (100);
  if (trace_length == 0)
    defer { note (2); }
  through ();
}

static void OPAQUE
loop (void)
{
  for (int i = 1; i < 4; i++)
    {
      if (i == 3)
	through ();
      defer note (i);
    }
}

static void OPAQUE
outer (void)
{
  defer note (1);
  loop ();
}

static void OPAQUE
not_thrown (void)
{
  defer note (1);
  if (opaque (0))
    through ();
}

int
main (void)
{
  CHECK (catch_int (unconditional) == 42);
  EXPECT ("2 1");
  CHECK (catch_int (conditional) == 42);
  EXPECT ("2 1");
  CHECK (catch_int (loop) == 42);
  EXPECT ("2 1");
  CHECK (catch_int (outer) == 42);
  EXPECT ("2 1 1");
  CHECK (catch_int (not_thrown) == 0);
  EXPECT ("1");
  return 0;
}
