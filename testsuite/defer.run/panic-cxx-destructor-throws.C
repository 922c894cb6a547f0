/* Rule 3.5: a panic may leave a destructor that is noexcept (false), unless
   that is run by unwinding.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

struct member
{
  ~member () { note (1); }
};

struct object
{
  member m;
  ~object () noexcept (false)
  {
    defer note (2);
    panic ("destructor");
  }
};

static void OPAQUE
f (int how)
{
  member local;
  object o;
  if (how == 1)
    throw how;
  if (how == 2)
    panic ("older");
}

static void OPAQUE
recovers (int how)
{
  defer { say_panic (recover ()); }
  f (how);
}

static void
unwinding (int how)
{
  std::set_terminate ([] { _exit (50); });
  try
    {
      recovers (how);
    }
  catch (int)
    {
    }
}

static void
by_exception ()
{
  unwinding (1);
}

static void
by_panic ()
{
  unwinding (2);
}

int
main ()
{
  recovers (0);
  EXPECT ("2 1 1 destructor");
  CHECK (in_child (by_exception) == 50);
  CHECK (in_child (by_panic) == 50);
  return 0;
}
