/* Rule 3.5: recover returns NULL for a C++ exception, and it goes on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static void OPAQUE
unconditional (void)
{
  defer { say_panic (recover ()); }
  defer handler (1);
  throw_int (5);
}

static void OPAQUE
conditional (int n)
{
  if (n)
    defer { say_panic (recover ()); }
  if (n > 1)
    defer handler (2);
  throw_int (n);
}

static void OPAQUE
loop (void)
{
  for (int i = 0; i < 2; i++)
    defer handler (3 + i);
  for (int i = 0; i < 2; i++)
    defer { say_panic (recover ()); }
  throw_int (7);
}

static void
one (void)
{
  conditional (1);
}

static void
outer (void)
{
  defer handler (8);
  conditional (2);
}

int
main (void)
{
  CHECK (catch_int (unconditional) == 5);
  EXPECT ("1 NULL NULL");
  CHECK (catch_int (one) == 1);
  EXPECT ("NULL");
  CHECK (catch_int (outer) == 2);
  EXPECT ("2 NULL NULL 8 NULL");
  CHECK (catch_int (loop) == 7);
  EXPECT ("NULL NULL 4 NULL 3 NULL");
  return 0;
}
