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

/* A deferred statement that defers something itself is left in one way only:
   the function's calls do not see that.  */

static int OPAQUE
with_nested_ones (int n)
{
  int times = 0;
again:
  _Defer
    {
      note (9);
      _Defer note (10);
    }
  if (times++ < n)
    goto again;
  defer note (1);
  if (n)
    return 1;
  note (2);
  return 0;
}

static int OPAQUE
named_result_and_nested_ones (int n)
{
  defer_result (int, result) = 0;
  _Defer
    {
      defer note (1);
      result++;
    }
  if (n)
    return n;
  defer note (2);
}

static int OPAQUE
in_statement_expressions (int n)
{
  _Defer note (({ _Defer { defer note (1); n++; } noted (2); }));
  note (({ _Defer { defer note (3); } noted (4); }));
  return n + ({ _Defer { _Defer { defer note (5); } note (6); } 0; });
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
  EXPECT ("4 5 104 2 0");
  CHECK (with_nested_ones (0) == 0);
  EXPECT ("2 1 9 10");
  CHECK (with_nested_ones (1) == 1);
  EXPECT ("9 10 1 9 10");
  CHECK (named_result_and_nested_ones (0) == 1);
  EXPECT ("2 1");
  CHECK (named_result_and_nested_ones (4) == 5);
  EXPECT ("1");
  CHECK (in_statement_expressions (7) == 7);
  EXPECT ("4 3 4 6 5 2 1 2");
  return 0;
}
