/* Rule 3.5: a handler turns a panic into an exception, or that into a panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include <malloc.h>
#include <stdexcept>
#include "panic.h"

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static void OPAQUE
throws (const char *text)
{
  defer note (2);
  throw std::runtime_error (text);
}

static void OPAQUE
to_exception ()
{
  defer { say_panic (recover ()); }
  try
    {
      raises ("panic");
    }
  catch (...)
    {
      throws ("panicked");
    }
}

static void OPAQUE
by_recovery ()
{
  defer
    {
      if (const struct defer_panic *p = recover ())
	throws (p->message);
    }
  raises ("recovered");
}

static void OPAQUE
to_panic ()
{
  defer { say_panic (recover ()); }
  try
    {
      throws ("exception");
    }
  catch (const std::exception &e)
    {
      raises (e.what ());
    }
}

/* There and back, each time.  */
static void OPAQUE
nested (int depth)
{
  try
    {
      if (depth == 0)
	throw std::runtime_error ("innermost");
      nested (depth - 1);
    }
  catch (const std::exception &e)
    {
      CHECK (depth % 2 == 0);
      panic ("%s", e.what ());
    }
  catch (...)
    {
      CHECK (depth % 2 == 1);
      throw std::runtime_error ("translated");
    }
}

static void
test ()
{
  try
    {
      to_exception ();
    }
  catch (const std::exception &e)
    {
      say (e.what ());
    }
  EXPECT ("1 2 NULL panicked");
  try
    {
      by_recovery ();
    }
  catch (const std::exception &e)
    {
      say (e.what ());
    }
  EXPECT ("1 2 recovered");
  to_panic ();
  EXPECT ("2 1 exception");
  try
    {
      nested (9);
    }
  catch (const std::exception &e)
    {
      say (e.what ());
    }
  EXPECT ("translated");
  CHECK (std::uncaught_exceptions () == 0 && !std::current_exception ());
}

int
main ()
{
  test ();
  size_t before = mallinfo2 ().uordblks;
  for (int i = 0; i < 1000; i++)
    test ();
  CHECK (mallinfo2 ().uordblks < before + 10000);
  return 0;
}
