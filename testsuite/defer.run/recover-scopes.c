/* Rule 3.3: what a _Defer runs at the end of a scope comes before the return behind it: after a panic there, no value has
   been stored.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int OPAQUE
scope_in_branch (int n)
{
  defer { say_panic (recover ()); }
  if (n)
    {
      _Defer { panic ("A"); }
      note (1);
    }
  return 1;
}

static int OPAQUE
both_in_branch (int n)
{
  if (n)
    {
      defer { say_panic (recover ()); }
      _Defer { _Defer { panic ("B"); } }
      note (1);
    }
  return 1;
}

static int OPAQUE
scope_in_block (void)
{
  defer { say_panic (recover ()); }
  {
    _Defer { panic ("C"); }
    note (1);
  }
  return 1;
}

static int OPAQUE
stored (int n)
{
  defer { say_panic (recover ()); }
  if (n)
    {
      _Defer { panic ("D"); }
      return 2;
    }
  return 1;
}

int
main (void)
{
  CHECK (scope_in_branch (1) == 0);
  EXPECT ("1 A");
  CHECK (scope_in_branch (0) == 1);
  EXPECT ("NULL");
  CHECK (both_in_branch (1) == 0);
  EXPECT ("1 B");
  CHECK (both_in_branch (0) == 1);
  CHECK (scope_in_block () == 0);
  EXPECT ("1 C");
  CHECK (stored (1) == 2);
  EXPECT ("D");
  CHECK (stored (0) == 1);
  EXPECT ("NULL");
  return 0;
}
