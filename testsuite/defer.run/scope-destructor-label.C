/* Rule 2.4: a label in an earlier deferred block does not change which goes first, a
   destructor or a deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct S
{
  int x;
  ~S () { note (x); }
};

static int OPAQUE
f (int n)
{
  defer
    {
      if (n)
	goto done;
      note (1);
    done:;
    }
  S o = { 10 };
  defer note (2);
  if (n == 2)
    return 3;
  S p = { 11 };
  defer note (4);
  return n;
}

static int OPAQUE
inner (int n)
{
  defer note (1);
  {
    S o = { 10 };
    defer note (2);
    note (n);
  }
  return n;
}

int
main ()
{
  CHECK (f (0) == 0);
  EXPECT ("4 11 2 10 1");
  CHECK (f (2) == 3);
  EXPECT ("2 10");
  CHECK (inner (5) == 5);
  EXPECT ("5 10 2 1");
  return 0;
}
