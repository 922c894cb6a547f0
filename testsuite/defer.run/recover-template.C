/* Rule 3.2: templates as handlers, and recover in blocks of templates.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

template <typename T>
static void
handler (T value)
{
  note (static_cast<int> (value * 10));
  say_panic (recover ());
}

template <int Number>
struct counted
{
  static void handler () { note (Number); say_panic (recover ()); }

  template <typename T>
  T
  run (T value)
  {
    defer ::handler (value);
    defer handler ();
    if (value)
      panic ("A%d", Number);
    return value;
  }
};

template <typename T>
static T OPAQUE
blocks (T value, int n)
{
  defer_result (T, result) = value;
  defer { if (auto p = recover ()) { say (p->message); result += 1; } }
  for (int i = 0; i < n; i++)
    defer handler<T> (value);
  defer { defer handler (value); panic ("C"); }
  panic ("B");
}

template <void (*Handler) (double)>
static void OPAQUE
by_parameter (double d)
{
  defer Handler (d);
  panic ("D");
}

static void OPAQUE
overloaded (int n)
{
  defer handler (n);
  defer { panic ("F"); }
  defer handler (n + 0.5);
  panic ("E");
}

int
main ()
{
  CHECK (counted<7> ().run (1) == 0);
  EXPECT ("7 A7 10 NULL");
  CHECK (counted<8> ().run (0.0) == 0);
  EXPECT ("8 NULL 0 NULL");
  CHECK (blocks (1.5, opaque (0)) == 2.5);
  EXPECT ("15 C B");
  CHECK (blocks (3, opaque (1)) == 3);
  EXPECT ("30 C 30 B");
  by_parameter<handler<double>> (0.1);
  EXPECT ("1 D");
  overloaded (opaque (2));
  EXPECT ("25 E 20 F");
  return 0;
}
