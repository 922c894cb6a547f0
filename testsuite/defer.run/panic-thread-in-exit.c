/* Rule 3.6: a panic in a call that a thread's exit runs is recovered: the exit
   goes on from that function.
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
handler (void)
{
  say_panic (recover ());
}

/* Recovered in the deferred call itself, */

static void OPAQUE
recovers (void)
{
  defer { say_panic (recover ()); }
  raises ("itself");
}

static void OPAQUE
itself (int way)
{
  defer note (2);
  defer recovers ();
  defer note (3);
  end_thread (way);
  note (100);
}

/* by another deferred call of the function, */

static void OPAQUE
same (int way)
{
  defer note (4);
  defer handler ();
  defer raises ("same");
  end_thread (way);
  note (100);
}

static void OPAQUE
same_conditional (int way)
{
  if (way < WAYS)
    defer { handler (); note (5); }
  if (way < WAYS)
    defer { say_panic (recover ()); }
  if (way < WAYS)
    defer { raises ("conditional"); }
  end_thread (way);
  note (100);
}

static void OPAQUE
same_loop (int way)
{
  for (int i = 0; i < 3; i++)
    if (i == 0)
      defer note (6);
    else if (i == 1)
      defer handler ();
    else
      defer raises ("loop");
  end_thread (way);
  note (100);
}

/* or by that of an outer function: around frames that defer nothing, */

static void OPAQUE
inner (int way)
{
  defer note (7);
  defer raises ("outer");
  end_thread (way);
  note (100);
}

static void OPAQUE
without (int way)
{
  inner (way);
  note (100);
}

static void OPAQUE
outer (int way)
{
  defer note (8);
  defer { say_panic (recover ()); }
  without (way);
  note (100);
}

/* and far away.  */

static void OPAQUE
deeper (int way, int depth)
{
  defer note (10 + depth);
  if (depth == 3)
    for (int i = 0; i < 2; i++)
      defer handler ();
  if (depth > 0)
    deeper (way, depth - 1);
  else
    inner (way);
  note (100);
}

static void OPAQUE
far (int way)
{
  deeper (way, 5);
}

int
main (void)
{
  EXPECT_EACH_WAY (itself, "3 1 itself 2 0");
  EXPECT_EACH_WAY (same, "1 same 4 0");
  EXPECT_EACH_WAY (same_conditional, "1 conditional NULL 5 0");
  EXPECT_EACH_WAY (same_loop, "1 loop 6 0");
  EXPECT_EACH_WAY (outer, "1 7 outer 8 0");
  EXPECT_EACH_WAY (far, "1 7 10 11 12 outer NULL 13 14 15 0");
  return 0;
}
