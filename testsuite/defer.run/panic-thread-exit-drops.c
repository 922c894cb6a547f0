/* Rule 3.6: a thread that ends in a call that a panic runs drops the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "ways.h"

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

/* Not recovered: and then there is nothing to recover from.  */

static void OPAQUE
unconditional (int way)
{
  defer { say_panic (recover ()); }
  defer handler ();
  defer end_thread (way);
  defer note (1);
  panic ("dropped");
}

static void OPAQUE
conditional (int way)
{
  if (way < WAYS)
    defer { say_panic (recover ()); }
  if (way < WAYS)
    defer { end_thread (way); }
  panic ("dropped");
}

static void OPAQUE
loop (int way)
{
  for (int i = 0; i < 3; i++)
    if (i == 1)
      defer end_thread (way);
    else
      defer note (i);
  panic ("dropped");
}

/* Recovered by the call that ends the thread, or by one before it.  */

static void OPAQUE
itself (int way)
{
  defer handler ();
  defer { say_panic (recover ()); end_thread (way); }
  panic ("itself");
}

static void OPAQUE
same (int way)
{
  defer note (3);
  defer end_thread (way);
  defer handler ();
  panic ("same");
}

/* In a function that the deferred call calls.  */

static void OPAQUE
leaves (int way)
{
  defer note (4);
  for (int i = 0; i < 2; i++)
    defer handler ();
  end_thread (way);
}

static void OPAQUE
below (int way)
{
  defer note (5);
  defer { leaves (way); }
  panic ("below");
}

/* Two panics at once.  */

static void OPAQUE
two (int way)
{
  defer handler ();
  defer end_thread (way);
  defer panic ("newer");
  panic ("older");
}

/* An outer function cannot recover either.  */

static void OPAQUE
outer (int way)
{
  defer handler ();
  unconditional (way);
  note (100);
}

int
main (void)
{
  EXPECT_EACH_WAY (unconditional, "1 NULL NULL 0");
  EXPECT_EACH_WAY (conditional, "NULL 0");
  EXPECT_EACH_WAY (loop, "2 0 0");
  EXPECT_EACH_WAY (itself, "itself NULL 0");
  EXPECT_EACH_WAY (same, "same 3 0");
  EXPECT_EACH_WAY (below, "NULL NULL 4 5 0");
  EXPECT_EACH_WAY (two, "NULL 0");
  EXPECT_EACH_WAY (outer, "1 NULL NULL NULL 0");
  return 0;
}
