/* Rules 1.1 and 1.2: overloads are resolved by the arguments of the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void show (int n) { note (n); }
static void show (double d) { note (static_cast<int> (d * 10)); }
static void show (const char *text) { say (text); }

namespace elsewhere
{
  struct thing { int number; };
  void release (const thing &t) { note (t.number); }
  void release (thing *t) { note (-t->number); }
}

static void OPAQUE
f (int n)
{
  elsewhere::thing thing = { 3 };
  defer show (n);
  defer show (0.5);
  defer show ("text");
  defer release (thing);
  defer release (&thing);
  if (n)
    defer elsewhere::release (thing);
  for (int i = 0; i < n; i++)
    defer show (i + 0.5f);
  thing.number++;
}

int
main ()
{
  f (0);
  EXPECT ("-4 4 text 5 0");
  f (2);
  EXPECT ("15 5 4 -4 4 text 5 2");
  return 0;
}
