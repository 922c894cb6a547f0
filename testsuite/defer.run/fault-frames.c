/* Rule 3.9: a fault in a function without defers runs those of its callers,
   whatever the compiler has found out about the function.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

/* Reads memory and nothing else; stores the parameter's value only; is inlined;
   does nothing but fault.  */

static int __attribute__ ((noinline))
get (const int *p)
{
  return *p;
}

static int OPAQUE
get_opaquely (const int *p)
{
  return *p;
}

static inline int __attribute__ ((always_inline))
get_inline (const int *p)
{
  return p[1];
}

static int __attribute__ ((noinline))
quotient (int a, int b)
{
  return a / b;
}

static void __attribute__ ((noinline))
set (int *p, int value)
{
  *p = value;
}

static void __attribute__ ((noinline, noreturn))
stop (void)
{
  __builtin_trap ();
}

static int
compare (const void *a, const void *b)
{
  const int *const *p = (const int *const *) a, *const *q = (const int *const *) b;
  return **p - **q;
}

static int OPAQUE
caller (int which)
{
  int x = opaque (1), *two[] = { &x, nowhere };
  defer recover_fault ();
  defer note (which);
  switch (which)
    {
    case 1:
      return get (nowhere);
    case 2:
      return get_opaquely (nowhere);
    case 3:
      return get_inline (nowhere);
    case 4:
      return quotient (x, zero);
    case 5:
      set (nowhere, x);
      break;
    case 6:
      stop ();
    case 7:
      /* Through a frame of libc.  */
      qsort (two, 2, sizeof *two, compare);
      break;
    case 8:
      {
	defer note (80);
	return get (nowhere) + quotient (x, zero);
      }
    }
  return x;
}

static void OPAQUE
between (void)
{
  set (nowhere, 1);
  note (100);
}

static void OPAQUE
outer (void)
{
  defer recover_fault ();
  defer note (9);
  between ();
}

int
main (void)
{
  CHECK (defer_catch_faults () == 0);
  for (int i = 1; i <= 8; i++)
    CHECK (caller (i) == 0 && recovered == i);
  EXPECT ("1 2 3 4 5 6 7 80 8");
  CHECK (caller (0) == 1 && recovered == 8);
  EXPECT ("0");
  outer ();
  CHECK (recovered == 9);
  EXPECT ("9");
  return 0;
}
