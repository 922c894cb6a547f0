/* Rule 3.6: a thread that ends in a call that a panic runs drops the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

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

static const struct
{
  void (*fn) (int);
  const char *wanted;
} tests[] = {
  { unconditional, "1 NULL NULL 0" },
  { conditional, "NULL 0" },
  { loop, "2 0 0" },
  { itself, "itself NULL 0" },
  { same, "same 3 0" },
  { below, "NULL NULL 4 5 0" },
  { two, "NULL 0" },
  { outer, "1 NULL NULL NULL 0" }
};

static void *
thread (void *argument)
{
  const int *how = (const int *) argument;
  defer note (0);
  tests[how[0]].fn (how[1]);
  note (100);
  return NULL;
}

int
main (void)
{
  for (int test = 0; test < 8; test++)
    for (int way = 0; way < WAYS; way++)
      {
	int how[2] = { test, way };
	CHECK (in_thread (thread, how) == ended (way));
	EXPECT (tests[test].wanted);
      }
  return 0;
}
