/* Rule 3.5: a panic that leaves a deferred call takes a C++ exception's place.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
handler (void)
{
  say_panics (recover ());
}

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

/* Recovered before it would: the exception goes on.  */
static void OPAQUE
recovers (void)
{
  defer handler ();
  raises ("inside");
}

static void
inside (void)
{
  defer note (2);
  defer recovers ();
  throw_int (3);
}

/* Recovered by the function that deferred the call.  */
static void
same (void)
{
  defer handler ();
  defer raises ("same");
  throw_int (4);
}

static void
conditional (int n)
{
  if (n)
    defer note (5);
  if (n)
    defer { raises ("conditional"); }
  throw_int (6);
}

static void
outer (void)
{
  defer { say_panics (recover ()); }
  conditional (1);
}

/* Both are replaced by the next.  */
static void
loop (void)
{
  for (int i = 0; i < 3; i++)
    if (i)
      defer raises (i == 1 ? "newer" : "older");
    else
      defer handler ();
  throw_int (7);
}

int
main (void)
{
  for (int i = 0; i < 3; i++)
    {
      CHECK (catch_int (inside) == 3);
      EXPECT ("1 inside 2");
      CHECK (catch_int (same) == 0);
      EXPECT ("1 same");
      CHECK (catch_int (outer) == 0);
      EXPECT ("1 5 conditional");
      CHECK (catch_int (loop) == 0);
      EXPECT ("1 1 newer<older");
    }
  return 0;
}
