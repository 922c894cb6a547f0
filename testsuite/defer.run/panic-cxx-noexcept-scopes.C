// Rule 3.5: a noexcept function with _Defers, and defers of its own around and inside of their scopes, terminates only
// where none of them recovers, and no handler of its own catches.
// SPDX-License-Identifier: GPL-3.0-or-later

#include <defer.h>
#include <cstdlib>
#include <exception>
#include "panic.h"

static int OPAQUE
around (int n) noexcept
{
  if (n)
    {
      defer { say_panic (recover ()); }
      _Defer
        {
          note (1);
          _Defer { panic ("A"); }
        }
      note (2);
    }
  return 1;
}

static int OPAQUE
around_unconditional () noexcept
{
  defer { say_panic (recover ()); }
  _Defer { note (1); }
  panic ("B");
}

static int OPAQUE
inside () noexcept
{
  _Defer { say_panic (recover ()); }
  defer { note (1); }
  panic ("C");
}

static int OPAQUE
inside_in_loop (int n) noexcept
{
  _Defer { say_panic (recover ()); }
  for (int i = 0; i < n; i++)
    defer note (i);
  panic ("D");
}

static void OPAQUE
in_try () noexcept
{
  try
    {
      _Defer { note (1); }
      throw 2;
    }
  catch (int i)
    {
      _Defer { say_panic (recover ()); }
      note (i);
      panic ("E");
    }
}

static void OPAQUE
in_try_recovers () noexcept
{
  try
    {
      _Defer { say_panic (recover ()); }
      panic ("F");
    }
  catch (int)
    {
      note (1);
    }
}

[[noreturn]] static void
report ()
{
  fprintf (stderr, "terminated: %s", trace);
  _exit (7);
}

static void
nobody_recovers ()
{
  std::set_terminate (report);
  auto f = [] () noexcept
    {
      defer { note (2); }
      _Defer { note (1); }
      panic ("G");
    };
  f ();
}

static void
nobody_catches ()
{
  std::set_terminate (report);
  auto f = [] () noexcept
    {
      try
	{
	  _Defer { note (1); }
	  panic ("H");
	}
      catch (int)
	{
	  note (2);
	}
    };
  f ();
}

int
main ()
{
  CHECK (around (0) == 1);
  EXPECT ("");
  CHECK (around (1) == 0);
  EXPECT ("2 1 A");
  CHECK (around_unconditional () == 0);
  EXPECT ("1 B");
  CHECK (inside () == 0);
  EXPECT ("1 C");
  CHECK (inside_in_loop (2) == 0);
  EXPECT ("1 0 D");
  in_try ();
  EXPECT ("1 2 E");
  in_try_recovers ();
  EXPECT ("F");
  CHECK (in_child (nobody_recovers) == 7);
  CHECK (strcmp (child_said, "terminated: 1 2") == 0);
  CHECK (in_child (nobody_catches) == 7);
  CHECK (strcmp (child_said, "terminated: 1") == 0);
  return 0;
}
