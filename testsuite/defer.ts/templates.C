/* Rule 6.1: in templates, generic lambdas, constexpr functions.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-std=c++17" } */

#include <stddefer.h>
#include "../defer.run/check.h"

template <typename T> OPAQUE T
function (T x)
{
  T y = x;
  {
    defer y += 1;
    defer { y *= 2; }
    y += 3;
  }
  return y;
}

template <typename T> struct holder
{
  T value;
  explicit holder (T v) : value (v) { defer value += 1; { defer value *= 2; } }
  T take (int n)
  {
    for (int i = 0; i < n; i++)
      {
	defer value += T (i);
	if (i == 2)
	  continue;
	if constexpr (sizeof (T) == sizeof (char))
	  defer value += 1;
	else
	  defer { value += 2; }
      }
    defer value = 0;
    return value;
  }
  template <typename U> U convert (U u) { { defer u += U (value); } return u; }
};

template <typename... Ts> void
several (Ts... numbers)
{
  ([&] { defer note (numbers); note (-1); } (), ...);
}

template <int N> int
counted ()
{
  int sum = 0;
  for (int i = 0; i < N; i++)
    defer sum += N;
  return sum;
}

constexpr int
constant (int x)
{
  if (x > 0)
    return x;
  {
    defer x--;
  }
  return x;
}

/* Not instantiated.  */
template <typename T> void
unused (T x)
{
  defer x.nothing ();
  defer { if (x) defer x (); }
}

int
main ()
{
  CHECK (function (1) == 9);
  CHECK (function (1.5) == 10);
  CHECK (holder<long> (3).take (4) == 7 + 6 + 6);
  CHECK (holder<char> (0).take (1) == 2);
  CHECK (holder<int> (1).convert (1.5) == 4.5);
  several (1, 2L, 3);
  EXPECT ("-1 1 -1 2 -1 3");
  CHECK (counted<3> () == 9);
  auto generic = [] (auto x) { { defer x++; if (x) defer x += 10; } return x; };
  CHECK (generic (1) == 12 && generic (0L) == 1);
  static_assert (constant (3) == 3, "");
  CHECK (constant (opaque (0)) == -1);
  return 0;
}
