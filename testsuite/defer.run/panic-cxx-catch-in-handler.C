/* Rule 3.5: catch (...) of a panic inside another handler terminates.

   libstdc++ cannot keep two exceptions if one of them is foreign: it calls
   std::terminate when the inner handler begins.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
leaf (int throws)
{
  if (throws)
    throw 1;
  panic ("leaf");
}

static void
nested (int throws)
{
  std::set_terminate ([] { _exit (50); });
  try
    {
      leaf (throws);
    }
  catch (...)
    {
      try
	{
	  leaf (0);
	}
      catch (...)
	{
	}
    }
}

static void
in_exception ()
{
  nested (1);
}

static void
in_panic ()
{
  nested (0);
}

int
main ()
{
  CHECK (in_child (in_exception) == 50);
  CHECK (in_child (in_panic) == 50);
  return 0;
}
