/* Rule 2.3: an argument that throws: the call it belongs to is not made.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static int OPAQUE
thrown (int n)
{
  throw_int (n);
  return n;
}

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer note (thrown (2));
}

static void OPAQUE
conditional (void)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length == 0)
    defer note (thrown (2));
}

static void OPAQUE
loop (void)
{
  for (int i = 1; i < 3; i++)
    defer note (i == 2 ? thrown (i) : i);
}

int
main (void)
{
  CHECK (catch_int (unconditional) == 2);
  EXPECT ("1");
  CHECK (catch_int (conditional) == 2);
  EXPECT ("1");
  CHECK (catch_int (loop) == 2);
  EXPECT ("1");
  return 0;
}
