/* Rule 3.2: virtual functions as handlers, also where a thunk adjusts `this'.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct left
{
  int l = 1;
  virtual void leave (int n) { note (100 + n); say_panic (recover ()); }
  virtual ~left () { }
};

struct right
{
  int r = 2;
  virtual void exit (int n) { note (200 + n); say_panic (recover ()); }
  virtual ~right () { }
};

struct both : left, right
{
  void leave (int n) override { note (300 + n + l); say_panic (recover ()); }
  void exit (int n) override { note (400 + n + r); say_panic (recover ()); }
};

struct far : virtual right
{
  int f = 3;
  void exit (int n) override { note (500 + n + f); say_panic (recover ()); }
};

static void OPAQUE
f (left *l, right &r, void (right::*pointer) (int), int n)
{
  if (n)
    defer (r.*pointer) (n);
  defer { panic ("E"); }
  defer r.right::exit (n);
  defer { panic ("D"); }
  for (int i = 0; i < n; i++)
    defer r.exit (n + i);
  defer { panic ("C"); }
  defer r.exit (n);
  defer { panic ("B"); }
  defer l->leave (n);
  panic ("A");
}

int
main ()
{
  left l;
  right r;
  both b;
  far v;
  f (&l, r, &right::exit, opaque (1));
  EXPECT ("101 A 201 B 201 C 201 D 201 E");
  f (&b, b, &right::exit, opaque (1));
  EXPECT ("302 A 403 B 403 C 201 D 403 E");
  f (&b, v, &right::exit, opaque (1));
  EXPECT ("302 A 504 B 504 C 201 D 504 E");
  return 0;
}
