/* Rule 1.2: a lambda is a function: what it defers runs when it returns.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n)
{
  int x = 1;
  defer note (x);
  auto inner = [&x, n] (int m)
    {
      defer note (10 + m);
      defer { note (20 + x); }
      if (n)
	defer { x += 100; }
      for (int i = 0; i < n; i++)
	defer note (m + i + x);
      if (m)
	return m;
      x++;
      return x;
    };
  note (inner (0));
  note (inner (5));
  defer { note (x); }
}

static void OPAQUE
generic (int n)
{
  auto any = [] (auto value, auto... rest)
    {
      defer note (static_cast<int> (value));
      defer { note (static_cast<int> (sizeof... (rest))); }
      ((void) rest, ...);
    };
  any (n + 0.5, 1, 2);
  any ('\7');
}

/* A lambda inside a deferred block may return.  */
static void OPAQUE
in_block (int n)
{
  defer
    {
      auto twice = [&] (int m)
	{
	  defer { note (m); }
	  if (m > n)
	    return 2 * m;
	  return n;
	};
      note (twice (1));
      note (twice (n + 1));
    }
  n++;
}

static void OPAQUE
mutable_copy (int n)
{
  auto counter = [n] () mutable { defer { n++; } return n; };
  note (counter ());
  note (counter ());
}

int
main ()
{
  f (0);
  EXPECT ("22 10 2 22 15 5 2 1");
  f (1);
  EXPECT ("1 122 10 2 107 222 15 5 202 1");
  generic (3);
  EXPECT ("2 3 0 7");
  in_block (3);
  EXPECT ("1 4 5 10");
  mutable_copy (5);
  EXPECT ("5 6");
  return 0;
}
