/* Rule 3.6: after a recovered panic a thread ends as any other does.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "ways.h"

static void OPAQUE
raises (const char *text)
{
  panic ("%s", text);
}

static void OPAQUE
recovers (void)
{
  defer { say_panic (recover ()); }
  raises ("called");
}

/* The panic was recovered in a function that was called, in a deferred call
   that returned, in the deferred call that was running, or here.  */

static void OPAQUE
called (int way)
{
  defer note (1);
  recovers ();
  end_thread (way);
}

static void OPAQUE
deferred (int way)
{
  defer note (2);
  defer { end_thread (way); }
  defer recovers ();
}

static void OPAQUE
in_call (int way)
{
  defer note (3);
  defer { recovers (); end_thread (way); }
}

static void OPAQUE
in_loop (int way)
{
  for (int i = 0; i < 3; i++)
    {
      defer note (4 + i);
      recovers ();
    }
  end_thread (way);
}

static void OPAQUE
returned (void)
{
  defer { say_panic (recover ()); }
  defer raises ("by return");
}

static void OPAQUE
here (int way)
{
  defer { say_panic (recover ()); }
  returned ();
  end_thread (way);
}

int
main (void)
{
  EXPECT_EACH_WAY (called, "called 1 0");
  EXPECT_EACH_WAY (deferred, "called 2 0");
  EXPECT_EACH_WAY (in_call, "called 3 0");
  EXPECT_EACH_WAY (in_loop, "called called called 6 5 4 0");
  EXPECT_EACH_WAY (here, "by return NULL 0");
  return 0;
}
