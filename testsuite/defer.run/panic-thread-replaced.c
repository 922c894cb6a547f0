/* Rules 3.4 and 3.6: panics that replace each other cut short a thread's exit:
   it goes on when the last one is recovered.
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
handler (void)
{
  say_panics (recover ());
}

/* Replaced in the same function, in outer ones, and recovered there.  */

static void OPAQUE
two (int way)
{
  defer raises ("B");
  defer raises ("A");
  end_thread (way);
}

static void OPAQUE
three (int way)
{
  defer note (1);
  defer { raises ("C"); }
  two (way);
  note (100);
}

static void OPAQUE
outer (int way)
{
  defer note (2);
  defer handler ();
  three (way);
  note (100);
}

/* Recovered, and then another in the same function.  */

static void OPAQUE
again (int way)
{
  defer note (3);
  defer handler ();
  defer raises ("E");
  defer handler ();
  defer raises ("D");
  end_thread (way);
}

/* Recovered, and another leaves the function, or the same one.  */

static void OPAQUE
leaves (int way)
{
  defer note (4);
  defer raises ("G");
  defer handler ();
  defer raises ("F");
  end_thread (way);
}

static void OPAQUE
repanics (int way)
{
  defer handler ();
  defer { const struct defer_panic *p = recover (); if (p) repanic (p); }
  leaves (way);
}

/* Recovered in each of several functions: each time the exit goes on.  */

static void OPAQUE
each (int way, int depth)
{
  defer note (depth);
  if (depth & 1)
    defer { say_panics (recover ()); }
  if (depth & 1)
    defer raises ("each");
  if (depth)
    each (way, depth - 1);
  else
    end_thread (way);
  note (100);
}

static void OPAQUE
several (int way)
{
  each (way, 4);
}

/* One that is recovered inside a call that another runs: that goes on.  */

static void OPAQUE
recovers (void)
{
  defer handler ();
  raises ("I");
}

static void OPAQUE
older_goes_on (int way)
{
  defer handler ();
  defer recovers ();
  defer raises ("H");
  end_thread (way);
}

int
main (void)
{
  EXPECT_EACH_WAY (outer, "1 C<B<A 2 0");
  EXPECT_EACH_WAY (again, "D E 3 0");
  EXPECT_EACH_WAY (repanics, "F 4 G 0");
  EXPECT_EACH_WAY (several, "0 each 1 2 each 3 4 0");
  EXPECT_EACH_WAY (older_goes_on, "I H 0");
  return 0;
}
