/* Rule 1.1: default arguments are evaluated at the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int current = 1;

static void OPAQUE
use (int a, int b = noted (100), int c = current)
{
  note (a + b + c);
}

struct object
{
  int number;
  void method (int n = current) { note (number + n); }
};

static void OPAQUE
f (int n)
{
  object o = { 1000 };
  defer use (10);
  defer use (20, 200);
  defer o.method ();
  if (n)
    defer use (30);
  for (int i = 0; i < n; i++)
    {
      current++;
      defer o.method ();
    }
  current = 9;
}

int
main ()
{
  f (0);
  EXPECT ("100 1001 221 111");
  current = 1;
  f (2);
  EXPECT ("100 100 1003 1002 131 1001 221 111");
  return 0;
}
