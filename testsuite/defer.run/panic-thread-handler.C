/* Rules 3.5 and 3.6: a handler has caught a panic that cut short the exit of the
   thread: that goes on where the handler ends.

   It must not end by unwinding: GCC terminates when the end of a handler, a
   cleanup then, unwinds once more.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "ways.h"

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

int
main ()
{
  EXPECT_EACH_WAY (inside, "1 1 second 2 0");
  EXPECT_EACH_WAY (returns, "1 4 3 0");
  return 0;
}
