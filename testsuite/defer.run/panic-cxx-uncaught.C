/* Rule 3.5: std::uncaught_exceptions () is what it was after a recovered panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

/* Exceptions alive.  */
static int alive;

struct error
{
  error () { alive++; }
  error (const error &) { alive++; }
  ~error () { alive--; }
};

static void OPAQUE
expect_uncaught (int n)
{
  CHECK (std::uncaught_exceptions () == n);
}

static void OPAQUE
raises ()
{
  panic ("raised");
}

static void OPAQUE
recovers ()
{
  int before = std::uncaught_exceptions ();
  defer { CHECK (recover ()); expect_uncaught (before); }
  raises ();
}

struct object
{
  ~object ()
  {
    expect_uncaught (1);
    recovers ();
    expect_uncaught (1);
    note (1);
  }
};

/* An exception that is running a destructor and deferred calls which panic, and
   recover, goes on.  */
static void OPAQUE
inside ()
{
  defer { recovers (); expect_uncaught (1); note (2); }
  object o;
  for (int i = 0; i < 2; i++)
    defer recovers ();
  throw error ();
}

/* A panic that leaves such a call ends the exception, at once.  */
static void OPAQUE
replaced ()
{
  defer { expect_uncaught (0); CHECK (alive == 0); note (3); }
  defer raises ();
  throw error ();
}

static void OPAQUE
outside ()
{
  defer { CHECK (recover ()); expect_uncaught (0); note (4); }
  replaced ();
}

int
main ()
{
  recovers ();
  expect_uncaught (0);
  try
    {
      inside ();
    }
  catch (const error &)
    {
      expect_uncaught (0);
      CHECK (alive == 1);
    }
  CHECK (alive == 0);
  EXPECT ("1 2");
  for (int i = 0; i < 3; i++)
    try
      {
	outside ();
	EXPECT ("3 4");
	expect_uncaught (0);
      }
    catch (const error &)
      {
	CHECK (0);
      }
  return 0;
}
