/* Rule 6.8: exceptions of C++ run it, and are caught in it; noexcept functions run it before they terminate.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include <exception>
#include <sys/wait.h>
#include <unistd.h>
#include "../defer.run/check.h"

struct noisy
{
  int number;
  explicit noisy (int n) : number (n) {}
  ~noisy () { note (number); }
};

static void OPAQUE
throws (int n)
{
  noisy a (1);
  defer note (2);
  for (int i = 0; ; i++)
    {
      noisy b (3);
      defer { defer note (5); note (4); }
      if (i == n)
	throw n;
    }
}

static int OPAQUE
inside (int n)
{
  defer note (10);
  try
    {
      defer note (11);
      if (n)
	throw n;
      return 7;
    }
  catch (int k)
    {
      defer note (12);
      note (13);
      return k;
    }
}

static void OPAQUE
catches_in_it (void)
{
  defer
    {
      try { defer note (20); throw 1; }
      catch (int) { defer note (22); note (21); }
    }
  throw 2;
}

static int OPAQUE
function_try (int n)
try
  {
    defer note (30);
    if (n)
      throw n;
    return 0;
  }
catch (int k)
  {
    defer note (31);
    return k;
  }

static void
reports ()
{
  _exit (strcmp (trace, "41 40") == 0 ? 42 : 1);
}

static void OPAQUE
throw_one (void)
{
  throw 1;
}

static void OPAQUE
does_not_throw () noexcept
{
  defer note (40);
  {
    defer note (41);
    throw_one ();
  }
}

int
main ()
{
  try { throws (1); } catch (int k) { note (k); }
  EXPECT ("4 5 3 4 5 3 2 1 1");
  CHECK (inside (5) == 5);
  EXPECT ("11 13 12 10");
  CHECK (inside (0) == 7);
  EXPECT ("11 10");
  try { catches_in_it (); } catch (int k) { note (k); }
  EXPECT ("20 21 22 2");
  CHECK (function_try (3) == 3);
  EXPECT ("30 31");
  CHECK (function_try (0) == 0);
  EXPECT ("30");

  pid_t child = fork ();
  int status;
  CHECK (child >= 0);
  if (child == 0)
    {
      std::set_terminate (reports);
      does_not_throw ();
    }
  CHECK (waitpid (child, &status, 0) == child);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 42);
  return 0;
}
