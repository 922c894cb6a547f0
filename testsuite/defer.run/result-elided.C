/* Rule 2.5: C++: a returned local whose copy is elided is the result.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int copies;

struct object
{
  int number;
  object (int n) : number (n) { }
  object (const object &other) : number (other.number) { copies++; }
};

static object OPAQUE
local ()
{
  object o (1);
  defer { o.number = 9; }
  return o;
}

static object OPAQUE
one_of_two (int n)
{
  object a (1), b (2);
  defer { a.number = b.number = 9; }
  if (n)
    return a;
  return b;
}

static object OPAQUE
temporary (int n)
{
  defer { n = 9; }
  return object (n);
}

int
main ()
{
  CHECK (local ().number == (copies ? 1 : 9));
  CHECK (one_of_two (0).number == 2);
  CHECK (one_of_two (1).number == 1);
  CHECK (temporary (3).number == 3);
  return 0;
}
