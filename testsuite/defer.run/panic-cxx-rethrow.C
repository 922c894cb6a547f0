/* Rule 3.5: only catch (...) catches a panic, and `throw;' lets it go on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
leaf ()
{
  defer note (1);
  panic ("leaf");
}

static void OPAQUE
typed ()
{
  defer note (2);
  try
    {
      leaf ();
    }
  catch (int)
    {
      note (100);
    }
  catch (const std::exception &)
    {
      note (101);
    }
  catch (const struct defer_panic *)
    {
      note (102);
    }
  note (103);
}

static void OPAQUE
rethrows (int n)
{
  if (n)
    defer note (3);
  try
    {
      typed ();
    }
  catch (int)
    {
      note (104);
    }
  catch (...)
    {
      note (4);
      defer note (5);
      for (int i = 0; i < n; i++)
	defer note (6 + i);
      throw;
    }
  note (105);
}

static void OPAQUE
twice ()
{
  try
    {
      rethrows (1);
    }
  catch (...)
    {
      note (7);
      throw;
    }
}

static void OPAQUE
recovers ()
{
  defer { say_panic (recover ()); }
  twice ();
}

int
main ()
{
  recovers ();
  EXPECT ("1 2 4 6 5 3 7 leaf");
  recovers ();
  EXPECT ("1 2 4 6 5 3 7 leaf");
  try
    {
      rethrows (0);
    }
  catch (...)
    {
      note (8);
    }
  EXPECT ("1 2 4 5 8");
  return 0;
}
