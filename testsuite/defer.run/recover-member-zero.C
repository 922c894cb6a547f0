/* Rule 3.3: zero of a pointer to a member is the null one.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct s
{
  int first, second;
  void function () { }
};

static int s::*OPAQUE
data (int n)
{
  defer { recover (); }
  if (n)
    panic ("A");
  return &s::second;
}

typedef void (s::*member_function) ();

static member_function OPAQUE
function (int n)
{
  defer { recover (); }
  if (n)
    panic ("A");
  return &s::function;
}

int
main ()
{
  CHECK (data (opaque (0)) == &s::second);
  CHECK (data (opaque (1)) == nullptr);
  CHECK (function (opaque (0)) == &s::function);
  CHECK (function (opaque (1)) == nullptr);
  return 0;
}
