/* Rule 3.3: a function that promises not to unwind may keep that by recovering.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

#define NOTHROW __attribute__ ((nothrow))

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static int OPAQUE NOTHROW
f (int n)
{
  defer handler (1);
  if (n)
    defer { say_panic (recover ()); panic ("B"); }
  panic ("A");
}

static int NOTHROW
nothing_inside (int n)
{
  defer { say_panic (recover ()); }
  note (n);
  return f (n);
}

static void OPAQUE
caller (int n)
{
  defer note (2);
  note (f (n));
  note (nothing_inside (n));
}

int
main (void)
{
  caller (opaque (0));
  EXPECT ("1 A 0 0 1 A NULL 0 2");
  caller (opaque (1));
  EXPECT ("A 1 B 0 1 A 1 B NULL 0 2");
  return 0;
}
