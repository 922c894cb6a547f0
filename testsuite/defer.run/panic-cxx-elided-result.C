/* Rules 2.5 and 3.3: a returned local whose copy is elided is the result.

   It is returned as it stands after the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct object
{
  int number;
  int more[10];
  object (int n) : number (n), more () { }
};

static void OPAQUE
raises (int n)
{
  if (n)
    panic ("raised");
}

static object OPAQUE
local (int n)
{
  object o (1);
  defer { CHECK (!recover () == !n); }
  o.number = 2;
  raises (n);
  o.number = 3;
  return o;
}

static object OPAQUE
changed (int n)
{
  object o (1);
  defer { if (recover ()) o.more[9] = 7; }
  raises (n);
  return o;
}

int
main ()
{
  CHECK (local (0).number == 3);
  CHECK (local (1).number == 2);
  CHECK (changed (0).more[9] == 0);
  CHECK (changed (1).more[9] == 7);
  return 0;
}
