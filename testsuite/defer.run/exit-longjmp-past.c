/* Rule 2.2: a longjmp past the function runs none of its deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-exit" } */

#include <defer.h>
#include <setjmp.h>
#include "check.h"

static jmp_buf env;

static void OPAQUE
f (int n)
{
  defer note (1);
  if (n)
    defer { note (2); }
  for (int i = 0; i < n; i++)
    defer note (10 + i);
  if (n < 3)
    longjmp (env, 1);
}

int
main (void)
{
  for (volatile int n = 0; n < 4; n++)
    {
      if (setjmp (env) == 0)
	f (n);
      else
	note (n);
    }
  EXPECT ("0 1 2 12 11 10 2 1");
  return 0;
}
