/* Rule 3.1: a panic runs the calls of every function, innermost first, once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
leaf (int n)
{
  defer pop (push (1));
  if (n)
    defer pop (push (2));
  for (int i = 0; i < n; i++)
    defer pop (push (10 + i));
  if (n < 100)
    panic ("%d", n);
  defer note (100);
}

static inline void
inlined (int n)
{
  push (3);
  defer { pop (3); }
  leaf (n);
  note (101);
}

static void
no_defers (int n)
{
  inlined (n);
  note (102);
}

static void OPAQUE
recursive (int depth, int n)
{
  for (int i = 0; i < depth % 3; i++)
    defer pop (push (20 + i));
  if (depth & 1)
    defer pop (push (4));
  if (depth)
    recursive (depth - 1, n);
  else
    no_defers (n);
  note (103);
}

static void OPAQUE
outermost (int n)
{
  defer { EXPECT_EMPTY (); say_panic (recover ()); }
  defer pop (push (5));
  recursive (n, n);
  note (104);
}

int
main (void)
{
  outermost (opaque (0));
  EXPECT ("0");
  outermost (opaque (10));
  EXPECT ("10");
  return 0;
}
