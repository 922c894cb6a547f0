/* Rule 3.2: templates recover, deferred by name or in their blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

template <typename T> static T OPAQUE
raises (T n)
{
  if (n)
    panic ("raised %d", static_cast<int> (n));
  return n;
}

template <typename T> static void
handler (T number)
{
  note (static_cast<int> (number));
  say_panic (recover ());
}

template <typename T> static T OPAQUE
block (T n)
{
  defer_result (T, result) = T (5);
  defer { if (recover ()) result = T (result + 1); }
  return raises (n);
}

template <typename T, int N> static void OPAQUE
by_name (T n)
{
  if (N > 1)
    defer handler (N);
  for (int i = 0; i < N; i++)
    defer handler<T> (n);
  raises (n);
}

template <typename T> struct object
{
  T value;

  ~object ()
  {
    defer { say_panic (recover ()); }
    raises (value);
  }

  static void handler (const T &number)
  {
    ::handler (number);
    say_panic (recover ());
  }

  void defers () const
  {
    defer handler (value);
    raises (value);
  }
};

template <typename... T> static int
all (T... n)
{
  return (block (n) + ...);
}

int
main ()
{
  CHECK (block (0) == 0 && block (1) == 6);
  CHECK (block (0L) == 0 && block (1L) == 6);
  CHECK (block<char> (1) == 6);
  by_name<int, 1> (2);
  EXPECT ("2 raised 2");
  by_name<long, 2> (3);
  EXPECT ("3 raised 3 3 NULL 2 NULL");
  {
    object<short> o = { 4 };
    o.defers ();
    EXPECT ("4 NULL raised 4");
  }
  EXPECT ("raised 4");
  CHECK (all (1, 2L, static_cast<short> (3)) == 18);
  return 0;
}
