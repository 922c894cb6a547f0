/* Rules 2.6 and 3.3: recovery in functions that call setjmp.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <setjmp.h>
#include "panic.h"

static jmp_buf env;

static void OPAQUE
fails (int n)
{
  if (n)
    panic ("%d", n);
}

static int OPAQUE
before_and_after (int n)
{
  volatile int turn = 0;
  defer { note (turn); say_panic (recover ()); }
  if (setjmp (env) == 0)
    {
      if (n)
	defer { say_panic (recover ()); }
      turn = 1;
      longjmp (env, 1);
    }
  turn++;
  fails (n);
  return 5;
}

static void OPAQUE
recovers (void)
{
  defer { say_panic (recover ()); }
  fails (8);
}

static int OPAQUE
jumps_later (int n)
{
  defer note (n);
  if (setjmp (env) == 0)
    {
      recovers ();
      longjmp (env, 1);
    }
  fails (0);
  return n;
}

int
main (void)
{
  CHECK (before_and_after (opaque (0)) == 5);
  EXPECT ("2 NULL");
  CHECK (before_and_after (opaque (3)) == 0);
  EXPECT ("3 2 NULL");
  CHECK (jumps_later (opaque (4)) == 4);
  EXPECT ("8 4");
  return 0;
}
