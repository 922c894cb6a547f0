/* Rule 3.5: an exception whose place a panic takes is destroyed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include <malloc.h>
#include "panic.h"

static int alive;

struct error
{
  char text[100];
  error () { alive++; }
  error (const error &) { alive++; }
  ~error () { alive--; }
};

static void OPAQUE
throws (int rethrows)
{
  defer panic ("replaces");
  try
    {
      throw error ();
    }
  catch (...)
    {
      if (rethrows)
	throw;
    }
  throw error ();
}

static void OPAQUE
rethrows_pointer ()
{
  defer panic ("replaces");
  std::rethrow_exception (std::make_exception_ptr (error ()));
}

static void OPAQUE
recovers (int how)
{
  defer { CHECK (recover ()); }
  if (how == 2)
    rethrows_pointer ();
  throws (how);
}

/* An exception that nobody would catch is not thrown.  */
static size_t
used_after (int rounds)
{
  for (int i = 0; i < rounds; i++)
    try
      {
	recovers (i % 3);
	CHECK (alive == 0);
      }
    catch (const error &)
      {
	CHECK (0);
      }
  return mallinfo2 ().uordblks;
}

int
main ()
{
  size_t before = used_after (10);
  CHECK (used_after (3000) < before + 3000);
  CHECK (std::uncaught_exceptions () == 0);
  return 0;
}
