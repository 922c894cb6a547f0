/* Rule 3.9: a call through a null or wild pointer is a fault of the caller.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

typedef int callee (int, int, int, int, int, int, int, int);
static char data[64] __attribute__ ((aligned (64)));

static int OPAQUE
call (callee *fn)
{
  int x = 3;
  defer recover_fault ();
  defer { x++; note (x); }
  x += fn (1, 2, 3, 4, 5, 6, 7, 8);
  return x;
}

static void OPAQUE
call_last (void (*fn) (void))
{
  fn ();
}

static int OPAQUE
caller (void)
{
  defer recover_fault ();
  call_last ((void (*) (void)) nowhere);
  return 1;
}

static void OPAQUE
deferring_null (void (*fn) (void))
{
  defer recover_fault ();
  defer note (5);
  defer fn ();
  defer note (6);
}

static int
sum (int a, int b, int c, int d, int e, int f, int g, int h)
{
  return a + b + c + d + e + f + g + h;
}

int
main (void)
{
  CHECK (defer_catch_faults () == 0);
  CHECK (call ((callee *) nowhere) == 0 && faulted (1, SIGSEGV, INVALID, NULL));
  EXPECT ("4");
  CHECK (call ((callee *) (nowhere + 2)) == 0
	 && faulted (2, SIGSEGV, INVALID, (int *) NULL + 2));
  EXPECT ("4");
  /* Data is not code.  */
  CHECK (call ((callee *) (void *) data) == 0
	 && faulted (3, SIGSEGV, INVALID, data));
  EXPECT ("4");
  CHECK (caller () == 0 && faulted (4, SIGSEGV, INVALID, NULL));
  /* Rule 2.3: it faults when the call runs.  */
  deferring_null ((void (*) (void)) nowhere);
  CHECK (faulted (5, SIGSEGV, INVALID, NULL));
  EXPECT ("6 5");
  CHECK (call (sum) == 39);
  EXPECT ("40");
  return 0;
}
