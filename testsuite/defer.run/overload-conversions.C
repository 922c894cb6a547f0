/* Rule 1.1: user conversions of arguments are made at the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct source
{
  int number;
  operator int () const { note (100 + number); return number; }
};

struct pair
{
  int a, b;
  pair (int n) : a (n), b (n + 1) { note (200 + n); }
};

static void OPAQUE
number (int n)
{
  note (n);
}

static void OPAQUE
sum (pair p)
{
  note (p.a + p.b);
}

static void OPAQUE
f (int n)
{
  source s = { 1 };
  defer number (s);
  defer sum (5);
  note (1);
  if (n)
    defer sum (n);
  for (int i = 0; i < n; i++)
    defer number (s);
  s.number = 9;
}

int
main ()
{
  f (0);
  EXPECT ("101 205 1 11 1");
  f (2);
  EXPECT ("101 205 1 202 101 101 1 1 5 11 1");
  return 0;
}
