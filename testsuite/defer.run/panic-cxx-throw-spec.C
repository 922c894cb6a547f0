/* Rule 3.5: throw (), before C++17, ends a panic as noexcept does.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

/* { dg-additional-options "-std=gnu++14 -Wno-deprecated" } */

static void OPAQUE
raises (int n)
{
  if (n)
    panic ("raised");
}

static void OPAQUE
recovers (int n) throw ()
{
  defer { say_panic (recover ()); }
  raises (n);
}

static void OPAQUE
in_loop (int n) throw ()
{
  for (int i = 0; i < n; i++)
    defer { say_panic (recover ()); }
  raises (n);
}

/* Only exceptions of C++ have a type to be specified.  */
static void OPAQUE
passes (int n) throw (int)
{
  defer note (1);
  raises (n);
}

static void OPAQUE
outer (int n)
{
  defer { say_panic (recover ()); }
  passes (n);
}

static void OPAQUE
does_not_recover (int n) throw ()
{
  defer note (2);
  raises (n);
}

static void
child ()
{
  std::set_terminate ([] { _exit (50); });
  defer { recover (); }
  does_not_recover (1);
}

int
main ()
{
  recovers (0);
  recovers (1);
  EXPECT ("NULL raised");
  in_loop (2);
  EXPECT ("raised NULL");
  outer (1);
  EXPECT ("1 raised");
  does_not_recover (0);
  EXPECT ("2");
  CHECK (in_child (child) == 50);
  return 0;
}
