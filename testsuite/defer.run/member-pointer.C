/* Rule 1.2: calls through pointers to members are evaluated at the defer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct base
{
  int number;
  void a (int n) { note (number * 10 + n); }
  void b (int n) { note (-(number * 10 + n)); }
  virtual void c (int n) { note (100 + n); }
};

struct derived : base
{
  void c (int n) override { note (200 + n); }
};

static void OPAQUE
f (derived &object, void (base::*method) (int), int n)
{
  base *pointer = &object;
  defer (object.*method) (1);
  defer (pointer->*method) (2);
  if (n)
    {
      method = &base::b;
      defer (object.*method) (3);
    }
  for (int i = 0; i < n; i++)
    defer (pointer->*method) (4 + i);
  method = &base::c;
  defer (object.*method) (9);
  method = nullptr;
  pointer = nullptr;
}

int
main ()
{
  derived object;
  object.number = 5;
  f (object, &base::a, 0);
  EXPECT ("209 52 51");
  f (object, &base::a, 2);
  EXPECT ("209 -55 -54 -53 52 51");
  return 0;
}
