/* Rule 2.6: functions with setjmp: each pass registers, also the second.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <setjmp.h>
#include "check.h"

static jmp_buf env;

static void OPAQUE
jump (int value)
{
  longjmp (env, value);
}

static int OPAQUE
both_ways (int v)
{
  defer note (v);
  if (setjmp (env) == 0)
    {
      defer note (v + 1);
      jump (1);
    }
  else
    defer note (v + 2);
  return v;
}

static void OPAQUE
passed_again (int times)
{
  volatile int turn = 0;
  defer note (100);
  setjmp (env);
  defer note (turn);
  if (turn++ < times)
    jump (1);
  defer note (101);
}

static void OPAQUE
many (int n)
{
  volatile int step = 0;
  if (n & 1)
    defer note (1);
  if (setjmp (env) == 0)
    {
      if (n & 2)
	defer { note (2); }
      for (int i = 0; i < n; i++)
	defer note (10 + i);
      step = 5;
      jump (1);
    }
  if (n & 4)
    defer note (3);
  defer { note (step); }
}

static int OPAQUE
named_result (int n)
{
  defer_result (int, result) = 1;
  defer { result += 100; }
  if (setjmp (env) == 0)
    {
      if (n)
	jump (1);
      return 2;
    }
  return 3;
}

int
main (void)
{
  CHECK (both_ways (opaque (5)) == 5);
  EXPECT ("7 6 5");
  passed_again (2);
  EXPECT ("101 2 1 0 100");
  many (1);
  EXPECT ("5 10 1");
  many (7);
  EXPECT ("5 3 16 15 14 13 12 11 10 2 1");
  CHECK (named_result (0) == 102 && named_result (1) == 103);
  return 0;
}
