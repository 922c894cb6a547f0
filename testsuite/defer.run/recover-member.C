/* Rule 3.2: member functions as handlers: called directly, by this, by pointer.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct object
{
  int number;

  void handler () { note (number); say_panic (recover ()); }
  void handler_at (int n) const { note (number + n); say_panic (recover ()); }
  static void handler_static () { say_panic (recover ()); }
  void operator() (int n) { note (n); say_panic (recover ()); }
  void helper () { handler (); }

  int
  implicitly ()
  {
    defer handler ();
    if (number)
      panic ("A");
    return number;
  }

  void
  explicitly (int n)
  {
    defer this->handler_at (n);
    panic ("B");
  }

  void
  block ()
  {
    defer { handler (); say_panic (recover ()); number++; }
    panic ("C");
  }
};

static void OPAQUE
f (object &o, void (object::*pointer) (), int n)
{
  defer o.helper ();
  defer o.handler ();
  defer { panic ("J"); }
  defer object::handler_static ();
  defer { panic ("I"); }
  defer o (n);
  defer { panic ("H"); }
  for (int i = 0; i < n; i++)
    defer o.handler_at (i);
  defer { panic ("F"); }
  if (n)
    defer (o.*pointer) ();
  panic ("E");
}

/* Is this object, a local variable, still there?  */
static void OPAQUE
local (int n)
{
  object o = { n };
  defer o.handler ();
  o.number++;
  panic ("D");
}

int
main ()
{
  object o = { 1 };
  CHECK (o.implicitly () == 0);
  EXPECT ("1 A");
  o.explicitly (opaque (5));
  EXPECT ("6 B");
  o.block ();
  EXPECT ("1 NULL C");
  CHECK (o.number == 2);
  local (opaque (3));
  EXPECT ("4 D");
  f (o, &object::handler, opaque (1));
  EXPECT ("2 E 2 F 1 H I 2 J 2 NULL");
  return 0;
}
