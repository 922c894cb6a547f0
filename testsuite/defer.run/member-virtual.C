/* Rule 1.2: virtual calls, direct, qualified and through bases.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct left
{
  int l = 1;
  virtual void leave (int n) { note (100 + n); }
  virtual ~left () { }
};

struct right
{
  int r = 2;
  virtual void exit (int n) { note (200 + n + r); }
  virtual ~right () { }
};

struct both : left, virtual right
{
  void leave (int n) override { note (300 + n + l); }
  void exit (int n) override { note (400 + n + r); }

  void own (int n)
  {
    defer leave (n);
    defer left::leave (n);
    if (n)
      defer exit (n);
    for (int i = 0; i < n; i++)
      defer right::exit (i);
  }
};

static void OPAQUE
f (left &l, right *r, int n)
{
  defer l.leave (1);
  defer r->exit (2);
  if (n)
    defer r->exit (3);
  for (int i = 0; i < n; i++)
    defer l.leave (4 + i);
  l.l = 10;
}

int
main ()
{
  both object;
  f (object, &object, 2);
  EXPECT ("315 314 405 404 311");
  object.own (1);
  EXPECT ("202 403 101 311");
  return 0;
}
