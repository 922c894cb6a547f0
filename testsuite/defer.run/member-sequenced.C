/* Rule 1.1: C++ has the object evaluated before the arguments of its member
   function, and the operands of << and >> from the left.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-additional-options "-Wno-sequence-point -fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

struct object
{
  int id;

  void method (int n) { note (10 * id + n); }
  virtual void late (int n) { note (100 + 10 * id + n); }
  object &operator<< (int n) { note (200 + 10 * id + n); return *this; }
};

static object &
operator>> (object &o, int n)
{
  note (300 + 10 * o.id + n);
  return o;
}

static object a, b;

static void OPAQUE
f (int n)
{
  object *p = &a;
  defer p->method ((p = &b, 1));
  p = &a;
  defer p->late ((p = &b, 2));
  p = &a;
  defer *p << (p = &b, 3);
  p = &a;
  if (n)
    defer *p >> (p = &b, 4);
}

/* Return O, and note N.  */

static object *
at (int n, object *o)
{
  note (n);
  return o;
}

static int
value (int n)
{
  note (n);
  return n;
}

static void OPAQUE
g ()
{
  defer at (1, &a)->method (value (2));
  defer *at (3, &a) << value (4);
  defer *at (5, &a) >> value (6);
}

int
main ()
{
  a.id = 1;
  b.id = 2;
  f (opaque (1));
  EXPECT ("314 213 112 11");
  g ();
  EXPECT ("1 2 3 4 5 6 316 214 12");
}
