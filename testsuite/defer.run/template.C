/* Rule 1.2: calls and blocks in templates, with dependent everything.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

template <typename T>
void
show (T value)
{
  note (static_cast<int> (value * 10));
}

template <typename T>
void OPAQUE
function (T value, int n)
{
  T local = value;
  defer show (local);
  defer show<T> (local + 1);
  defer { show (local); T own = local + 2; show (own); }
  if (n)
    defer show<T> (n);
  for (int i = 0; i < n; i++)
    defer show (static_cast<T> (i));
  local = 5;
}

template <typename... T>
void OPAQUE
pack (void (*fn) (T...), T... arguments)
{
  defer fn (arguments...);
  if (sizeof... (arguments) > 1)
    defer { fn (arguments...); }
  (void) ((arguments = 0), ...);
}

template <int Count>
struct counted
{
  template <typename F>
  static void
  call (F fn)
  {
    if constexpr (Count > 0)
      {
	defer fn (Count);
	counted<Count - 1>::call (fn);
      }
    else
      defer { note (0); }
  }

  int member = Count;

  void
  run (int n)
  {
    defer this->set (n);
    for (int i = 0; i < n; i++)
      defer this->set (Count + i);
    member++;
  }

  void set (int n) { note (100 * member + n); }
};

template <>
struct counted<7>
{
  static void call (int n) { defer note (70 + n); note (7); }
};

/* Never instantiated; what does not depend on T is compiled all the same.  */
template <typename T>
void
unused (T value)
{
  defer note (1);
  defer value.anything ();
  defer { value.something (); }
}

static void
two (int a, double b)
{
  note (static_cast<int> (a + b));
}

int
main ()
{
  function (1, 0);
  EXPECT ("50 70 20 10");
  function (0.5, 2);
  EXPECT ("10 0 20 50 70 15 5");
  pack<int, double> (two, 1, 2);
  EXPECT ("0 3");
  counted<2>::call (note);
  EXPECT ("0 1 2");
  counted<7>::call (1);
  EXPECT ("7 71");
  counted<3> object;
  object.run (2);
  EXPECT ("404 403 402");
  return 0;
}
