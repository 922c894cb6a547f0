/* Rule 3.5: a C++ exception out of a deferred call in C takes a panic's place.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

static void
unconditional (void)
{
  defer handler ();
  defer throw_int (1);
  panic ("older");
}

static void
conditional (void)
{
  if (opaque (1))
    defer { say_panic (recover ()); }
  if (opaque (1))
    defer { throw_int (2); }
  panic ("older");
}

static void
loop (void)
{
  for (int i = 0; i < 4; i++)
    if (i & 1)
      defer note (i);
    else if (i)
      defer throw_int (3);
    else
      defer handler ();
  panic ("older");
}

/* There is nothing left to recover from.  */
static void
outer (void)
{
  defer { say_panic (recover ()); }
  unconditional ();
}

int
main (void)
{
  CHECK (catch_int (unconditional) == 1);
  EXPECT ("NULL");
  CHECK (catch_int (conditional) == 2);
  EXPECT ("NULL");
  CHECK (catch_int (loop) == 3);
  EXPECT ("3 1 NULL");
  CHECK (catch_int (outer) == 1);
  EXPECT ("NULL NULL");
  return 0;
}
