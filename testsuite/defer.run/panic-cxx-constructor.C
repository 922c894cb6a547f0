/* Rule 3.5: a constructor that recovers has constructed its object.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct part
{
  int number;
  part (int n) : number (n) { }
  ~part () { note (number); }
};

static int OPAQUE
raises (int n)
{
  if (n)
    panic ("constructor %d", n);
  return 7;
}

struct base
{
  part p = { 1 };

  base (int n)
  {
    defer { say_panic (recover ()); }
    raises (n == 1 ? n : 0);
  }
};

struct object : base
{
  part q = { 2 };
  int value = 5;

  static void handler (object *self)
  {
    self->value++;
    say_panic (recover ());
  }

  object (int n) : base (n)
  {
    part local (3);
    defer handler (this);
    if (n == 2)
      value = raises (n);
  }
};

static void OPAQUE
local (int n)
{
  object o (n);
  note (100 + o.value + o.p.number + o.q.number);
}

static object OPAQUE
result (int n)
{
  return object (n);
}

int
main ()
{
  local (0);
  EXPECT ("NULL NULL 3 109 2 1");
  local (1);
  EXPECT ("constructor 1 NULL 3 109 2 1");
  local (2);
  EXPECT ("NULL constructor 2 3 109 2 1");
  object *o = new object (2);
  CHECK (o->value == 6);
  delete o;
  EXPECT ("NULL constructor 2 3 2 1");
  CHECK (result (2).value == 6);
  EXPECT ("NULL constructor 2 3 2 1");
  object array[2] = { 1, 2 };
  CHECK (array[0].value + array[1].value == 12);
  EXPECT ("constructor 1 NULL 3 NULL constructor 2 3");
  return 0;
}
