/* Rule 1.2: a reference parameter is bound to the object named at the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include <utility>
#include "check.h"

static void OPAQUE
increment (int &n)
{
  note (n++);
}

static void OPAQUE
read (const int &n, const double &d)
{
  note (n);
  note (static_cast<int> (d));
}

static void OPAQUE
take (int &&n)
{
  note (n);
  n = 77;
}

template <typename T, int N>
static void
length (T (&array)[N])
{
  note (N + array[0]);
}

static void OPAQUE
f (int n)
{
  int a = 1, b = 2, array[] = { 1, 2, 3 };
  int &alias = a, *pointer = &b;
  defer std::swap (a, b);
  defer { note (a); note (b); }
  defer increment (a);
  defer increment (alias);
  defer increment (*pointer);
  defer increment (array[a]);
  defer read (a, 5);
  defer take (std::move (array[2]));
  defer length (array);
  if (n)
    defer increment (b);
  for (int i = 0; i < n; i++)
    defer increment (array[i]);
  a = 10;
  b = 20;
  array[1] = 30;
  array[2] = 40;
  pointer = &a;
  defer { CHECK (array[2] != 77); }
}

static void OPAQUE
swapped (int &x, int &y)
{
  defer std::swap (x, y);
  x += 4;
}

int
main ()
{
  f (0);
  EXPECT ("4 40 10 5 30 20 10 11 12 21");
  f (2);
  EXPECT ("30 1 20 5 40 10 5 31 21 10 11 12 22");
  int x = 1, y = 2;
  swapped (x, y);
  CHECK (x == 2 && y == 5);
  return 0;
}
