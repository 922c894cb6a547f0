/* Rules 2.3 and 2.6: a call that longjmps back to its function ran once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <setjmp.h>
#include "check.h"

static jmp_buf env;

static void OPAQUE
jump (void)
{
  say ("jump");
  longjmp (env, 1);
}

static int OPAQUE
f (int n)
{
  defer note (1);
  if (setjmp (env))
    return 2;
  if (n & 1)
    defer note (2);
  defer jump ();
  if (n & 2)
    defer note (3);
  return 1;
}

/* The same from a defer before the setjmp, which would go on for ever.  */

static int jumps;

static void OPAQUE
jump_back (void)
{
  say ("back");
  if (jumps++ < 3)
    longjmp (env, 1);
}

static int OPAQUE
g (int c)
{
  defer note (1);
  if (c)
    defer note (2);
  defer jump_back ();
  if (setjmp (env))
    return 2;
  return 1;
}

int
main (void)
{
  CHECK (f (0) == 2);
  EXPECT ("jump 1");
  CHECK (f (3) == 2);
  EXPECT ("3 jump 2 1");
  CHECK (g (1) == 2);
  EXPECT ("back 2 1");
  CHECK (g (0) == 2);
  EXPECT ("back 1");
  return 0;
}
