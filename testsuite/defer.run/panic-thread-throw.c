/* Rules 3.5 and 3.6: an exception, a panic and the exit of a thread, in each
   other's deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"
#include "ways.h"

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

/* The exit runs a call that panics, which runs one that throws and catches.  */
static void OPAQUE
caught_inside (int way)
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
replaced (int way)
{
  defer handler ();
  defer { note (catch_int (inner)); }
  end_thread (way);
}

/* The exception ends in the panic, and the panic in the exit.  */

static int way_of_ends;

static void
ends (void)
{
  defer handler ();
  defer end_thread (way_of_ends);
  defer raises ();
  throw_int (4);
}

static void OPAQUE
dropped (int way)
{
  defer note (5);
  way_of_ends = way;
  catch_int (ends);
}

int
main (void)
{
  EXPECT_EACH_WAY (caught_inside, "1 2 raised 0");
  EXPECT_EACH_WAY (replaced, "raised 0");
  EXPECT_EACH_WAY (dropped, "NULL 5 0");
  return 0;
}
