// Rule 6.9: the order of _Defers and defers in constructors and destructors, which
// let no exception pass.
// SPDX-License-Identifier: GPL-3.0-or-later

#include <defer.h>
#include "../defer.run/check.h"

struct object
{
  object (int n);
  ~object ();
};

object::object (int n)
{
  _Defer note (1);
  if (n)
    return;
  defer note (2);
  note (3);
}

object::~object ()
{
  _Defer { defer note (4); }
  defer note (5);
}

static void OPAQUE
lets_nothing_pass (int n) noexcept
{
  _Defer { defer note (6); }
  if (n)
    return;
  defer note (7);
}

int
main ()
{
  {
    object first (0), second (1);
    EXPECT ("3 2 1 1");
  }
  EXPECT ("5 4 5 4");
  lets_nothing_pass (0);
  EXPECT ("7 6");
  lets_nothing_pass (1);
  EXPECT ("6");
  return 0;
}
