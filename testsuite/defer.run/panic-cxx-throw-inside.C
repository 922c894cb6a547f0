/* Rule 3.5: what a deferred call throws and catches itself is its own affair.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
leaf (int n)
{
  defer note (n);
  throw n;
}

static int OPAQUE
caught (int n)
{
  try
    {
      leaf (n);
    }
  catch (int e)
    {
      return e;
    }
  return 0;
}

static void OPAQUE
handler ()
{
  note (100 + caught (1));
  say_panic (recover ());
  note (100 + caught (2));
}

static void OPAQUE
by_name ()
{
  defer note (100 + caught (3));
  defer { note (100 + caught (4)); }
  defer handler ();
  panic ("by name");
}

static void OPAQUE
block ()
{
  defer { note (100 + caught (5)); }
  defer
    {
      try
	{
	  leaf (6);
	}
      catch (int)
	{
	  /* Directly by the deferred call, though in a handler.  */
	  say_panic (recover ());
	}
      CHECK (std::uncaught_exceptions () == 0);
    }
  for (int i = 0; i < 2; i++)
    defer { note (100 + caught (7)); }
  panic ("block");
}

int
main ()
{
  by_name ();
  EXPECT ("3 1 101 by name 2 102 4 104 103");
  block ();
  EXPECT ("7 107 7 107 6 block 5 105");
  return 0;
}
