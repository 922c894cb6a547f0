/* Rule 3.2: lambdas as handlers, and as helpers of deferred blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
f (int n)
{
  int recovered = 0;
  auto handler = [&recovered] (int number)
    {
      note (number);
      if (recover ())
	recovered += number;
    };
  auto generic = [] (auto... values)
    {
      (note (values), ...);
      say_panic (recover ());
    };
  auto defers = [&] (int number)
    {
      defer handler (number);
      defer { say_panic (recover ()); panic ("E"); }
      panic ("D");
    };
  auto twice = [n] () mutable { note (n++); say_panic (recover ()); };

  defer { note (recovered); }
  defer twice ();
  defer { panic ("F"); }
  defer twice ();
  defer { defers (10); }
  if (n)
    defer generic (4, 5);
  defer { panic ("C"); }
  for (int i = 1; i <= n; i++)
    defer [] (int number) { note (number); say_panic (recover ()); } (i);
  defer { panic ("B"); }
  defer handler (6);
  defer { [] { say_panic (recover ()); } (); handler (7); generic (8); }
  panic ("A");
}

int
main ()
{
  f (opaque (1));
  EXPECT ("NULL 7 8 NULL 6 1 B 4 5 C D 10 1 NULL 2 F 16");
  return 0;
}
