/* Rules 3.5 and 3.6: an exception, a panic and the exit of a thread, in each
   other's deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
raises (void)
{
  panic ("raised");
}

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

static void
throws (void)
{
  defer note (1);
  throw_int (2);
}

static int way;

/* The exit runs a call that panics, which runs one that throws and catches.  */
static void OPAQUE
caught_inside (void)
{
  defer handler ();
  defer { note (catch_int (throws)); }
  defer raises ();
  end_thread (way);
}

/* The exit runs a panicking call, which runs one that catches what it throws.  */
static void OPAQUE
inner (void)
{
  defer raises ();
  throw_int (3);
}

static void OPAQUE
replaced (void)
{
  defer handler ();
  defer { note (catch_int (inner)); }
  end_thread (way);
}

/* The exception ends in the panic, and the panic in the exit.  */
static void
ends (void)
{
  defer handler ();
  defer end_thread (way);
  defer raises ();
  throw_int (4);
}

static void OPAQUE
dropped (void)
{
  defer note (5);
  catch_int (ends);
}

static const struct
{
  void (*fn) (void);
  const char *wanted;
} tests[] = {
  { caught_inside, "1 2 raised 0" },
  { replaced, "raised 0" },
  { dropped, "NULL 5 0" }
};

static void *
thread (void *argument)
{
  defer note (0);
  tests[*(int *) argument].fn ();
  note (100);
  return NULL;
}

int
main (void)
{
  for (int test = 0; test < 3; test++)
    for (way = 0; way < WAYS; way++)
      {
	CHECK (in_thread (thread, &test) == ended (way));
	EXPECT (tests[test].wanted);
      }
  return 0;
}
