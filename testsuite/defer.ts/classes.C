/* Rules 6.3 and 6.4: with constructors, destructors, lambdas, temporaries, range for, conversions of results.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-std=c++17" } */

#include <stddefer.h>
#include <initializer_list>
#include "../defer.run/check.h"

struct noisy
{
  int number;
  explicit noisy (int n) : number (n) {}
  noisy (const noisy &other) : number (other.number + 100) { note (number); }
  ~noisy () { note (number); }
};

struct base
{
  int a;
  base () : a (1) { defer a++; { defer a *= 3; } }
  virtual ~base () { defer note (60); note (a); }
  virtual int get () { int r = a; defer r = 0; return r; }
};

struct derived : base
{
  noisy member;
  derived () : member (7) { defer note (70); }
  ~derived () { defer note (71); }
  int get () override { defer a = 9; return base::get (); }
};

static void OPAQUE
among_destructors (int n)
{
  noisy one (1);
  defer note (2);
  noisy three (3);
  defer { note (three.number + 1); }
  if (n)
    return;
  noisy five (5);
}

static noisy OPAQUE
class_result (int n)
{
  defer note (n);
  return noisy (n + 1);
}

static void OPAQUE
temporaries (int n)
{
  defer note (noisy (n).number + 10);
  note (noisy (n + 1).number);
}

/* The conversion comes first.  */

struct converts
{
  int from;
  converts (int n) : from (n) { note (n); }
};

static converts OPAQUE
conversion (int n)
{
  defer { note (5); n = 0; }
  return n;
}

static int OPAQUE
lambdas (int x)
{
  auto add = [&] (int k) { defer x += k; return x; };
  int r = add (5);
  [x] () mutable { defer note (x); x++; } ();
  return 100 * r + x;
}

static int OPAQUE
range (void)
{
  int sum = 0;
  for (int i : { 1, 2, 3 })
    defer sum += i;
  if (int k = sum; k > 5)
    defer note (k);
  switch (int k = sum; k)
    {
    case 6:
      {
	defer note (k + 1);
	break;
      }
    }
  return sum;
}

int
main ()
{
  among_destructors (1);
  EXPECT ("4 3 2 1");
  among_destructors (0);
  EXPECT ("5 4 3 2 1");
  {
    derived d;
    base &b = d;
    EXPECT ("70");
    CHECK (b.get () == 4 && b.a == 9);
  }
  EXPECT ("71 7 9 60");
  CHECK (class_result (8).number == 9);
  EXPECT ("8 9");
  temporaries (3);
  EXPECT ("4 4 13 3");
  CHECK (conversion (4).from == 4);
  EXPECT ("4 5");
  CHECK (lambdas (1) == 106);
  EXPECT ("7");
  CHECK (range () == 6);
  EXPECT ("6 7");
  return 0;
}
