/* Rule 3.5: a panic destroys locals, temporaries, members, bases and arrays.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct object
{
  int number;
  object (int n) : number (n) { }
  ~object () { note (number); }
  int value () const { return number; }
};

struct base
{
  object a = { 10 };
  ~base () { note (11); }
};

struct derived : base
{
  object b = { 20 }, c = { 21 };
  ~derived () { note (22); }
};

static int OPAQUE
leaf (int n)
{
  if (n)
    panic ("%d", n);
  return n;
}

static void OPAQUE
locals (int n)
{
  object first (1);
  {
    object gone (2);
  }
  for (int i = 0; i < 2; i++)
    {
      object inner (3 + i);
      leaf (i ? n : 0);
    }
}

static void OPAQUE
temporaries (int n)
{
  object (5).value (), object (6).value (), leaf (n);
}

static void OPAQUE
members (int n)
{
  derived d;
  leaf (n);
}

static void OPAQUE
arrays (int n)
{
  object array[3] = { 30, 31, 32 };
  leaf (n);
}

static void OPAQUE
statics (int n)
{
  static object kept (40);
  object local (41);
  leaf (n);
}

static void OPAQUE
recovers (void (*fn) (int))
{
  defer { say_panic (recover ()); }
  object outermost (99);
  fn (9);
}

int
main ()
{
  recovers (locals);
  EXPECT ("2 3 4 1 99 9");
  recovers (temporaries);
  EXPECT ("6 5 99 9");
  recovers (members);
  EXPECT ("22 21 20 11 10 99 9");
  recovers (arrays);
  EXPECT ("32 31 30 99 9");
  recovers (statics);
  EXPECT ("41 99 9");
  return 0;
}
