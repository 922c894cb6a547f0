/* Rules 3.5 and 3.6: a handler has caught a panic that cut short the exit of the
   thread: that goes on where the handler ends.

   It must not end by unwinding: GCC terminates when the end of a handler, a
   cleanup then, unwinds once more.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static void OPAQUE
inner (int way)
{
  defer raises ("first");
  end_thread (way);
}

/* The handler panics and recovers, */

static void OPAQUE
recovers ()
{
  defer { say_panic (recover ()); }
  raises ("second");
}

static void OPAQUE
inside (int way)
{
  try
    {
      inner (way);
    }
  catch (...)
    {
      recovers ();
      note (2);
    }
  note (100);
}

/* or returns.  */

static void OPAQUE
returns (int way)
{
  defer note (3);
  try
    {
      inner (way);
    }
  catch (...)
    {
      defer note (4);
      return;
    }
}

static const struct
{
  void (*fn) (int);
  const char *wanted;
} tests[] = {
  { inside, "1 1 second 2 0" },
  { returns, "1 4 3 0" }
};

static void *
thread (void *argument)
{
  const int *how = static_cast<int *> (argument);
  defer note (0);
  tests[how[0]].fn (how[1]);
  note (100);
  return NULL;
}

int
main ()
{
  for (int test = 0; test < 2; test++)
    for (int way = 0; way < WAYS; way++)
      {
	int how[2] = { test, way };
	CHECK (in_thread (thread, how) == ended (way));
	EXPECT (tests[test].wanted);
      }
  return 0;
}
