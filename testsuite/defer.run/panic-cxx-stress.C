/* Rules 2.3 and 3.5: random panics, exceptions and handlers in each other: every
   registered call runs once, last in, first out, and nothing is left over.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include <malloc.h>
#include "panic.h"

enum { ROUNDS = 3000, DEPTH = 6 };

static unsigned state;

/* Exceptions alive, and handlers that are running.  */
static int alive, handlers;

struct error
{
  error () { alive++; }
  error (const error &) { alive++; }
  ~error () { alive--; }
};

struct handler
{
  handler () { handlers++; }
  ~handler () { handlers--; }
};

/* An object that is destroyed in turn with the deferred calls.  */
struct object
{
  int number;
  object (int n) : number (push (n)) { }
  ~object () { pop (number); }
};

/* Return true once in N times.  */
static bool OPAQUE
once_in (unsigned n)
{
  state = state * 1664525 + 1013904223;
  return (state >> 16) % n == 0;
}

/* What an exception runs must not end in another.  */
static void OPAQUE
raises_or_throws (unsigned n)
{
  if (once_in (n))
    panic ("%u", state);
  if (once_in (n) && std::uncaught_exceptions () == 0)
    throw error ();
}

static void down (int depth);

static void OPAQUE
called (int number, int depth)
{
  pop (number);
  if (once_in (4))
    recover ();
  if (once_in (6))
    down (depth - 1);
  raises_or_throws (8);
}

static void OPAQUE
in_handler (int depth)
{
  handler running;
  if (once_in (4))
    down (depth - 1);
  raises_or_throws (6);
}

/* In another handler libstdc++ cannot catch a panic.  */
static void OPAQUE
catches_all (int depth)
{
  try
    {
      down (depth - 1);
    }
  catch (...)
    {
      in_handler (depth);
      if (once_in (4))
	throw;
    }
}

static void OPAQUE
catches_errors (int depth)
{
  try
    {
      down (depth - 1);
    }
  catch (const error &)
    {
      in_handler (depth);
      if (once_in (4))
	throw;
    }
}

static void
down (int depth)
{
  if (depth <= 0)
    return;
  object first (depth);
  if (once_in (2))
    defer called (push (100 + depth), depth);
  int number = push (200 + depth);
  defer { pop (number); if (once_in (4)) recover (); raises_or_throws (16); }
  for (int i = 0; i < 4 && once_in (2); i++)
    defer called (push (300 + i), depth);
  object last (400 + depth);
  if (once_in (3) && handlers == 0)
    catches_all (depth);
  else if (once_in (2))
    catches_errors (depth);
  else
    down (depth - 1);
  raises_or_throws (6);
}

static void OPAQUE
test ()
{
  try
    {
      defer { recover (); }
      down (DEPTH);
    }
  catch (const error &)
    {
    }
  EXPECT_EMPTY ();
  CHECK (alive == 0 && handlers == 0);
  CHECK (std::uncaught_exceptions () == 0 && !std::current_exception ());
}

int
main ()
{
  size_t before = 0;
  for (unsigned round = 0; round < ROUNDS; round++)
    {
      state = round;
      test ();
      if (round == 10)
	before = mallinfo2 ().uordblks;
    }
  CHECK (mallinfo2 ().uordblks < before + 10 * ROUNDS);
  return 0;
}
