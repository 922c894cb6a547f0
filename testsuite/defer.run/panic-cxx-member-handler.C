/* Rule 3.2: a member function that is deferred recovers, a virtual one too.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int OPAQUE
raises (int n)
{
  if (n)
    panic ("raised %d", n);
  return n;
}

struct object
{
  int number;

  object (int n) : number (n) { }
  virtual ~object () { }

  void handler ()
  {
    note (number);
    say_panic (recover ());
  }

  virtual void overridden (int) { note (100); }
  virtual void inherited (int n) { note (n); say_panic (recover ()); }
  static void shared (object &o) { o.handler (); say_panic (recover ()); }
  void operator() () const { note (-number); say_panic (recover ()); }

  void defers (int n)
  {
    defer handler ();
    if (n)
      defer this->overridden (n);
    number++;
    raises (n);
  }
};

struct other
{
  long padding = 0;
  virtual ~other () { }
  virtual void thunked (int) { note (101); }
};

/* Both are overridden; the second is reached by way of a thunk.  */
struct derived : object, other
{
  using object::object;
  void overridden (int n) override { note (n); say_panic (recover ()); }
  void thunked (int n) override { note (number + n); say_panic (recover ()); }
};

static void OPAQUE
plain (object o, int n)
{
  defer o.handler ();
  raises (n);
}

static void OPAQUE
by_virtual (object &o, int n)
{
  defer o.overridden (7);
  defer o.inherited (8);
  raises (n);
}

static void OPAQUE
by_thunk (other *o, int n)
{
  if (n)
    defer o->thunked (1);
  raises (n);
}

/* The static member function calls a helper, and recovers itself.  */
static void OPAQUE
by_static (object &o, int n)
{
  defer object::shared (o);
  raises (n);
}

static void OPAQUE
by_operator (const object &o, int n)
{
  for (int i = 0; i < 2; i++)
    defer o ();
  raises (n);
}

static void OPAQUE
by_pointer (object &o, int n)
{
  void (object::*fn) () = &object::handler;
  void (object::*virtual_fn) (int) = &object::overridden;
  defer (o.*fn) ();
  defer (o.*virtual_fn) (6);
  raises (n);
}

int
main ()
{
  derived d (3);
  plain (object (2), 1);
  EXPECT ("2 raised 1");
  by_virtual (d, 2);
  EXPECT ("8 raised 2 7 NULL");
  by_thunk (&d, 3);
  EXPECT ("4 raised 3");
  by_static (d, 4);
  EXPECT ("3 NULL raised 4");
  by_operator (d, 5);
  EXPECT ("-3 raised 5 -3 NULL");
  by_pointer (d, 6);
  EXPECT ("6 raised 6 3 NULL");
  d.defers (7);
  EXPECT ("7 raised 7 4 NULL");
  d.defers (0);
  EXPECT ("5 NULL");
  return 0;
}
