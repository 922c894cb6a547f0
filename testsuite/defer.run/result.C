/* Rule 2.5: named results in C++: members, templates, lambdas, catch.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct point { int x, y; };

struct base { int a; };
struct derived : base { int b; void bump () { b++; } };

struct object
{
  int number = 1;
  int
  method (int n)
  {
    defer_result (int, result) = number;
    defer { result += number; }
    if (n)
      return n;
  }
};

template <typename T>
static T OPAQUE
in_template (T value, int n)
{
  defer_result (T, result) = value;
  defer { result = result + value; }
  for (int i = 0; i < n; i++)
    defer { result = result + 1; }
  if (n)
    return 10;
}

static point OPAQUE
braced (int n)
{
  defer_result (point, result) = {};
  defer { result.y++; }
  if (n)
    return { n, n };
}

static derived OPAQUE
with_base (int n)
{
  defer_result (derived, result) = { { 1 }, 2 };
  defer result.bump ();
  if (n)
    defer { result.a = 7; }
  return result;
}

static int OPAQUE
caught (int n)
{
  defer_result (int, result) = 1;
  defer { result++; }
  try
    {
      if (n)
	throw n;
      return 5;
    }
  catch (int e)
    {
      result = 10 * e;
    }
}

int
main ()
{
  object o;
  CHECK (o.method (0) == 2 && o.method (5) == 6);
  CHECK (in_template (1, 0) == 2 && in_template (2, 3) == 15);
  CHECK (in_template (0.5, 0) == 1.0);
  CHECK (braced (0).y == 1 && braced (3).x == 3 && braced (3).y == 4);
  derived d = with_base (0);
  CHECK (d.a == 1 && d.b == 3);
  d = with_base (1);
  CHECK (d.a == 7 && d.b == 3);
  CHECK (caught (0) == 6 && caught (3) == 31);
  auto lambda = [] (int n) -> int
    {
      defer_result (int, result) = n;
      defer { result *= 2; }
    };
  CHECK (lambda (4) == 8);
  return 0;
}
