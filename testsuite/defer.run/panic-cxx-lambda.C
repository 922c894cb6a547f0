/* Rule 3.2: a lambda that is deferred, or that defers, recovers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int OPAQUE
raises (int n)
{
  if (n)
    panic ("raised %d", n);
  return n;
}

/* A lambda deferred by name is a function deferred by name.  */
static void OPAQUE
deferred (int n)
{
  int seen = 0;
  auto handler = [&seen] (int number)
    {
      seen = number;
      say_panic (recover ());
    };
  defer { note (seen); }
  defer handler (4);
  raises (n);
}

static void OPAQUE
deferred_at_once (int n)
{
  defer [] { say_panic (recover ()); } ();
  raises (n);
}

/* One that a block calls is a helper.  */
static void OPAQUE
called (int n)
{
  auto helper = [] { return recover (); };
  defer { say_panic (recover ()); }
  defer { say_panic (helper ()); }
  raises (n);
}

/* A lambda is a function: it returns, the one around it goes on.  */
static int OPAQUE
defers (int n)
{
  int after = 0;
  auto lambda = [&] (int how)
    {
      defer_result (int, result) = 10;
      defer { if (recover ()) result++; }
      result += raises (how);
      after++;
      return result;
    };
  int sum = lambda (0);
  sum += lambda (n);
  return sum + after;
}

static int OPAQUE
generic (int n)
{
  auto lambda = [] (auto how)
    {
      defer { say_panic (recover ()); }
      return raises (how);
    };
  return lambda (n) + lambda (static_cast<long> (n));
}

int
main ()
{
  deferred (0);
  deferred (1);
  EXPECT ("NULL 4 raised 1 4");
  deferred_at_once (2);
  EXPECT ("raised 2");
  called (3);
  EXPECT ("NULL raised 3");
  CHECK (defers (4) == 22);
  CHECK (generic (5) == 0);
  EXPECT ("raised 5 raised 5");
  return 0;
}
