/* Rule 3.5: a panic raised in a handler ends the handler, and can be recovered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static int alive;

struct error
{
  error () { alive++; }
  error (const error &) { alive++; }
  ~error () { alive--; }
};

static void OPAQUE
throws ()
{
  throw error ();
}

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static void OPAQUE
recovers (const char *text)
{
  defer { say_panic (recover ()); }
  raises (text);
}

/* Recovered below the handler: that goes on, with its exception.  */
static void OPAQUE
inside ()
{
  try
    {
      throws ();
    }
  catch (const error &)
    {
      recovers ("inside");
      CHECK (alive == 1 && std::uncaught_exceptions () == 0);
      note (2);
      try
	{
	  throw;
	}
      catch (const error &)
	{
	  recovers ("rethrown");
	}
    }
  CHECK (alive == 0);
}

/* Recovered outside of it: the exception has been handled.  */
static void OPAQUE
outside ()
{
  defer
    {
      say_panic (recover ());
      CHECK (alive == 0 && !std::current_exception ());
    }
  try
    {
      throws ();
    }
  catch (...)
    {
      raises ("outside");
    }
  note (100);
}

/* In a handler that holds a panic.  */
static void OPAQUE
of_panic ()
{
  defer { say_panic (recover ()); }
  try
    {
      raises ("first");
    }
  catch (...)
    {
      recovers ("second");
      note (3);
      raises ("third");
    }
}

static void OPAQUE
caught_outside ()
{
  try
    {
      try
	{
	  throws ();
	}
      catch (const error &)
	{
	  raises ("caught");
	}
    }
  catch (...)
    {
      CHECK (alive == 0);
      note (4);
    }
}

int
main ()
{
  for (int i = 0; i < 3; i++)
    {
      inside ();
      EXPECT ("1 inside 2 1 rethrown");
      outside ();
      EXPECT ("1 outside");
      of_panic ();
      EXPECT ("1 1 second 3 1 third");
      caught_outside ();
      EXPECT ("1 4");
      CHECK (std::uncaught_exceptions () == 0);
    }
  return 0;
}
