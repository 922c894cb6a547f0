/* Rule 2.6: a jump to a frame in between runs that frame's calls later.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-exit" } */

#include <defer.h>
#include <setjmp.h>
#include "check.h"

static jmp_buf env;

static void OPAQUE
abandoned (void)
{
  defer note (100);
  longjmp (env, 1);
}

static void OPAQUE
lands (int n)
{
  defer note (1);
  for (volatile int i = 0; i < n; i++)
    {
      defer note (10 + i);
      if (setjmp (env) == 0)
	abandoned ();
    }
}

int
main (void)
{
  lands (2);
  EXPECT ("11 10 1");
  return 0;
}
