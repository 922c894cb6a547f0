/* Rule 6.8: recover works in a deferred statement; the function then returns, through the scopes around.
   SPDX-License-Identifier: GPL-3.0-or-later */

#define DEFER_NO_KEYWORDS
#include <defer.h>
#include "../defer.run/panic.h"

#define defer _Defer
#define recover defer_recover

struct large { long numbers[9]; };

static void OPAQUE
panics (const char *text)
{
  defer_panic ("%s", text);
}

static int OPAQUE
returns_zero (int n)
{
  defer note (1);
  {
    defer { say_panic (recover ()); }
    if (n)
      panics ("A");
    note (2);
  }
  note (3);
  return 7;
}

static int OPAQUE
in_a_loop (int n)
{
  int i;
  defer note (i);
  for (i = 0; i < n; i++)
    {
      defer if (i == 2) say_panic (recover ());
      defer note (10 + i);
      if (i == 1)
	continue;
      if (i == 2)
	panics ("B");
    }
  return i;
}

/* What a return has stored is returned; what it has not stored in full is not.  */

static int OPAQUE
after_return (int n)
{
  {
    defer { say_panic (recover ()); }
    {
      defer panics ("C");
      return n;
    }
  }
  return -1;
}

static struct large OPAQUE
makes (long n)
{
  struct large l = { { n, n } };
  if (n == 5)
    panics ("D");
  return l;
}

static struct large OPAQUE
structs (int n)
{
  for (int i = 0; i < n; i++)
    {
      defer say_panic (recover ());
      if (i == 1)
	{
	  defer panics ("E");
	  return makes (n);
	}
    }
  return makes (8);
}

/* In a function that a deferred statement calls it is NULL.  */

static void OPAQUE
helper (void)
{
  say_panic (recover ());
}

static void OPAQUE
not_in_a_helper (void)
{
  defer { say_panic (recover ()); }
  {
    defer helper ();
    defer { { defer say_panic (recover ()); } note (1); }
    panics ("F");
  }
}

/* A deferred statement is left, as a function is, when what it defers recovers.  */

static int OPAQUE
inside (int n)
{
  defer note (n);
  {
    defer
      {
	{
	  defer { say_panic (recover ()); n = 5; }
	  panics ("G");
	}
	note (99);
      }
    note (1);
  }
  return n;
}

/* The calls that the function has deferred run, too, and as on a normal return if they
   are outside.  */

static int OPAQUE
with_calls (int n)
{
  __defer (note, 1);
  DEFER { say_panic (recover ()); }
  {
    defer { say_panic (recover ()); }
    if (n)
      DEFER { note (2); }
    panics ("H");
  }
  return n;
}

static int OPAQUE
recovered_by_a_call (int n)
{
  defer note (1);
  {
    defer note (2);
    {
      DEFER { say_panic (recover ()); }
      defer note (3);
      panics ("I");
    }
  }
  return n;
}

static int OPAQUE
and_panics (int n)
{
  defer { say_panics (recover ()); }
  {
    defer { say_panic (recover ()); if (n) panics ("K"); }
    panics ("J");
  }
  return n;
}

int
main (void)
{
  CHECK (returns_zero (0) == 7);
  EXPECT ("2 NULL 3 1");
  CHECK (returns_zero (1) == 0);
  EXPECT ("A 1");
  CHECK (in_a_loop (2) == 2);
  EXPECT ("10 11 2");
  CHECK (in_a_loop (4) == 0);
  EXPECT ("10 11 12 B 2");
  CHECK (after_return (6) == 6);
  EXPECT ("C");
  CHECK (structs (1).numbers[1] == 8);
  EXPECT ("NULL");
  CHECK (structs (2).numbers[1] == 2);
  EXPECT ("NULL E");
  CHECK (structs (5).numbers[0] == 0);
  EXPECT ("NULL E");
  not_in_a_helper ();
  EXPECT ("NULL 1 NULL F");
  CHECK (inside (2) == 5);
  EXPECT ("1 G 5");
  CHECK (with_calls (0) == 0);
  EXPECT ("H NULL 1");
  CHECK (with_calls (1) == 0);
  EXPECT ("H 2 NULL 1");
  CHECK (recovered_by_a_call (4) == 0);
  EXPECT ("3 2 I 1");
  CHECK (and_panics (0) == 0);
  EXPECT ("J NULL");
  CHECK (and_panics (1) == 0);
  EXPECT ("J K<J");
  return 0;
}
