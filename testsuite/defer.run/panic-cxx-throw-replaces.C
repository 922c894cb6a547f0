/* Rule 3.5: a C++ exception that leaves a deferred call takes a panic's place.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include <malloc.h>
#include <stdexcept>
#include "panic.h"

static void OPAQUE
throws (const char *text)
{
  throw std::runtime_error (text);
}

static void OPAQUE
handler ()
{
  say_panic (recover ());
}

/* The calls before it are run by the exception.  */
static void OPAQUE
unconditional ()
{
  defer handler ();
  defer throws ("unconditional");
  panic ("%01000d", 1);
}

static void OPAQUE
conditional (int n)
{
  if (n)
    defer { say_panic (recover ()); }
  if (n)
    defer { throws ("conditional"); }
  panic ("%01000d", n);
}

static void OPAQUE
loop (int n)
{
  for (int i = 0; i < n; i++)
    if (i)
      defer throws ("loop");
    else
      defer handler ();
  panic ("%01000d", n);
}

/* After recovery the exception meets no panic.  */
static void OPAQUE
recovered ()
{
  defer handler ();
  defer throws ("recovered");
  defer { CHECK (recover ()); }
  panic ("%01000d", 1);
}

static void OPAQUE
recovered_by_thrower ()
{
  defer handler ();
  defer { CHECK (recover ()); throws ("by thrower"); }
  panic ("%01000d", 1);
}

/* A panic that has replaced another goes with that.  */
static void OPAQUE
two_panics ()
{
  defer handler ();
  defer throws ("two panics");
  defer panic ("%01000d", 2);
  panic ("%01000d", 1);
}

static void OPAQUE
test (int how)
{
  try
    {
      switch (how)
	{
	case 0:
	  unconditional ();
	  break;
	case 1:
	  conditional (1);
	  break;
	case 2:
	  loop (2);
	  break;
	case 3:
	  recovered ();
	  break;
	case 4:
	  recovered_by_thrower ();
	  break;
	default:
	  two_panics ();
	}
    }
  catch (const std::runtime_error &e)
    {
      CHECK (std::uncaught_exceptions () == 0);
      say (e.what ());
    }
}

static size_t
used_after (int rounds)
{
  for (int i = 0; i < rounds; i++)
    {
      test (i % 6);
      trace[trace_length = 0] = '\0';
    }
  return mallinfo2 ().uordblks;
}

int
main ()
{
  static const char *const wanted[]
    = { "NULL unconditional", "NULL conditional", "NULL loop",
	"NULL recovered", "NULL by thrower", "NULL two panics" };
  for (int how = 0; how < 6; how++)
    {
      test (how);
      EXPECT (wanted[how]);
    }
  size_t before = used_after (12);
  CHECK (used_after (6000) < before + 6000);
  return 0;
}
