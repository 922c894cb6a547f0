/* Rule 3.5: catch (...) in a deferred call recovers from the panics below it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static void OPAQUE
catches ()
{
  try
    {
      raises ("inner");
    }
  catch (...)
    {
      note (2);
    }
}

/* What was running the deferred call goes on.  */
static void OPAQUE
f (int how)
{
  defer catches ();
  defer
    {
      try
	{
	  raises ("inner");
	}
      catch (...)
	{
	  note (3);
	}
      catches ();
    }
  for (int i = 0; i < 2; i++)
    defer catches ();
  if (how == 1)
    raises ("outer");
  if (how == 2)
    throw how;
}

static void OPAQUE
recovers (int how)
{
  defer { say_panics (recover ()); }
  f (how);
}

int
main ()
{
  f (0);
  EXPECT ("1 2 1 2 1 3 1 2 1 2");
  recovers (1);
  EXPECT ("1 1 2 1 2 1 3 1 2 1 2 outer");
  try
    {
      recovers (2);
    }
  catch (int n)
    {
      CHECK (n == 2 && std::uncaught_exceptions () == 0);
    }
  EXPECT ("1 2 1 2 1 3 1 2 1 2 NULL");
  return 0;
}
