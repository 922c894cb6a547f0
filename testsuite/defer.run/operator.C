/* Rule 1.2: calls of operator(), on objects and on what [] returns.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct functor
{
  int base;
  void operator() (int n) { note (base + n); }
  void operator() (const char *text) const { say (text); }
  functor &operator[] (int n) { base += n; return *this; }
};

static void OPAQUE
f (functor &object, int n)
{
  functor local = { 10 };
  defer local (1);
  defer object ("text");
  defer object[100] (2);
  if (n)
    defer local (3);
  for (int i = 0; i < n; i++)
    defer local[10] (i);
  local.base++;
}

int
main ()
{
  functor object = { 0 };
  f (object, 0);
  EXPECT ("102 text 12");
  f (object, 2);
  EXPECT ("32 31 34 202 text 32");
  return 0;
}
