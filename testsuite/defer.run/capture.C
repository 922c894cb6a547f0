/* Rule 1.7: C++ variables of every kind are captured by reference.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct pair { int a, b; };

struct object
{
  int number = 1;

  void
  method (int n)
  {
    auto &self = *this;
    defer { note (number); note (this->number); note (self.number); }
    if (n)
      defer { number += 10; }
    number++;
  }
};

static int global = 1;

static void OPAQUE
f (pair argument, int &reference, int n)
{
  auto [a, b] = argument;
  auto &[c, d] = argument;
  int &alias = reference;
  union { int i = 0; float real; };
  const auto fixed = n;
  static int kept = 5;

  defer
    {
      note (a);
      note (b);
      note (c);
      note (d);
      note (alias);
      note (i);
      note (fixed);
      note (kept);
    }
  if (int found = n + 1)
    {
      auto [e, g] = pair { found, n };
      int &inner = global;
      defer { note (found); note (e); note (g); note (inner); }
      e++;
      found += 2;
    }
  if (n)
    try
      {
	throw n;
      }
    catch (int caught)
      {
	defer { note (caught); }
	caught += 50;
      }
  a = 10;
  argument.b = 20;
  reference++;
  i = 30;
  global++;
}

int
main ()
{
  int x = 7;
  f ({ 1, 2 }, x, 0);
  EXPECT ("3 2 0 2 10 2 1 20 8 30 0 5");
  f ({ 1, 2 }, x, 3);
  EXPECT ("53 6 5 3 3 10 2 1 20 9 30 3 5");
  object o;
  o.method (0);
  EXPECT ("2 2 2");
  o.method (1);
  EXPECT ("13 13 13");
  return 0;
}
