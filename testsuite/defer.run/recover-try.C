/* Rule 3.2: recover in the try blocks and handlers of a deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
throws (int n)
{
  if (n)
    throw n;
}

static void
handler (int n)
{
  try
    {
      throws (n);
      say_panic (recover ());
    }
  catch (int caught)
    {
      note (caught);
      say_panic (recover ());
    }
}

static void
function_try (int n)
try
  {
    throws (n);
    say_panic (recover ());
  }
catch (int caught)
  {
    note (caught);
    say_panic (recover ());
  }

static void OPAQUE
f (int n)
{
  defer
    {
      try
	{
	  throws (n);
	  say_panic (recover ());
	}
      catch (...)
	{
	  say_panic (recover ());
	}
    }
  defer { panic ("D"); }
  defer
    {
      try { throws (1); } catch (...) { }
      say_panic (recover ());
    }
  defer { panic ("C"); }
  defer function_try (n);
  defer { panic ("B"); }
  for (int i = 0; i < 2; i++)
    defer handler (n);
  panic ("A");
}

int
main ()
{
  f (opaque (0));
  EXPECT ("A NULL B C D");
  f (opaque (5));
  EXPECT ("5 A 5 NULL 5 B C D");
  return 0;
}
