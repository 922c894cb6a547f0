/* Rule 3.2: a virtual function whose result a thunk adjusts, as a handler.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct left
{
  virtual ~left () { }
};

struct right
{
  int r = 2;
  virtual right *itself () { note (r); say_panic (recover ()); return this; }
  virtual ~right () { }
};

struct both : left, right
{
  both *itself () override { note (r + 1); say_panic (recover ()); return this; }
};

static void OPAQUE
f (right &r)
{
  defer r.itself ();
  panic ("A");
}

int
main ()
{
  right r;
  both b;
  f (r);
  EXPECT ("2 A");
  f (b);
  EXPECT ("3 A");
  return 0;
}
