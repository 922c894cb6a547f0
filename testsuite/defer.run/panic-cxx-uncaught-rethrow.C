/* Rule 3.5: std::uncaught_exceptions () forgets a panic that was rethrown.

   `throw;' counts what it throws, and only another handler for an exception of
   C++ takes that back.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
rethrows ()
{
  try
    {
      panic ("raised");
    }
  catch (...)
    {
      throw;
    }
}

static void OPAQUE
recovers ()
{
  defer { CHECK (recover ()); }
  rethrows ();
}

static void OPAQUE
catches ()
{
  try
    {
      rethrows ();
    }
  catch (...)
    {
    }
}

struct object
{
  ~object ()
  {
    recovers ();
    CHECK (std::uncaught_exceptions () == 1);
  }
};

int
main ()
{
  recovers ();
  CHECK (std::uncaught_exceptions () == 0);
  catches ();
  CHECK (std::uncaught_exceptions () == 0);
  try
    {
      object o;
      throw 1;
    }
  catch (int)
    {
      CHECK (std::uncaught_exceptions () == 0);
    }
  return 0;
}
