/* Rule 6.9: _Defer beside calls that are deferred to the end of the function.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "../defer.run/check.h"

static void OPAQUE
outermost (int n)
{
  _Defer note (1);
  defer note (2);
  _Defer { note (3); }
  defer { note (4); }
  if (n)
    return;
  note (5);
}

static void OPAQUE
inner (int n)
{
  defer note (1);
  {
    _Defer note (2);
    defer note (3);
    if (n)
      defer { note (4); }
    for (int i = 0; i < n; i++)
      {
	_Defer note (20 + i);
	defer note (30 + i);
      }
    note (5);
  }
  note (6);
}

static void OPAQUE
in_what_is_deferred (int n)
{
  _Defer
    {
      defer note (n);
      for (int i = 0; i < 2; i++)
	{
	  _Defer note (10 + i);
	  defer note (20 + i);
	}
      note (1);
    }
  defer
    {
      _Defer note (40);
      { _Defer note (41); }
      note (42);
    }
}

static int OPAQUE
captures (int n)
{
  int sum = 0;
  {
    int local = n;
    _Defer local += 100;
    defer { note (local); }
    _Defer
      {
	int own = local;
	defer { note (own); }
	_Defer own++;
	{
	  int vla[n];
	  vla[0] = own;
	  _Defer note (vla[0]);
	}
      }
    local++;
  }
  _Defer sum = -1;
  return sum;
}

static int OPAQUE
named_result (int n)
{
  _Defer note (n);
  defer_result (int, result) = 0;
  _Defer result++;
  defer { result *= 10; }
  if (n)
    return n;
  result = 7;
}

int
main (void)
{
  outermost (1);
  EXPECT ("4 3 2 1");
  outermost (0);
  EXPECT ("5 4 3 2 1");
  inner (0);
  EXPECT ("5 2 6 3 1");
  inner (2);
  EXPECT ("20 21 5 2 6 31 30 4 3 1");
  in_what_is_deferred (5);
  EXPECT ("41 42 40 10 11 1 21 20 5");
  CHECK (captures (3) == 0);
  CHECK (named_result (2) == 21);
  CHECK (named_result (0) == 71);
  return 0;
}
