/* Rule 3.9: functions that defer are inlined, and are copied, with all that
   faults in them.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

static int executed;

/* Always.  */
static inline int __attribute__ ((always_inline))
forced (int *p)
{
  defer recover_fault ();
  defer { executed++; }
  return *p;
}

/* Likely.  */
static inline int
small (int *p)
{
  defer { executed++; }
  return *p;
}

/* For a constant.  */
static int __attribute__ ((noinline))
specialized (int *p, int n)
{
  defer recover_fault ();
  defer { executed++; }
  if (n == 3)
    return *p;
  return n / *p;
}

/* Recursive.  */
static int
recursive (int *p, int n)
{
  defer { executed++; }
  return n ? recursive (p, n - 1) + 1 : *p;
}

int OPAQUE
of_forced (int *p)
{
  return forced (p) + 1;
}

int OPAQUE
of_small (int *p)
{
  defer recover_fault ();
  int sum = 0;
  for (int i = 0; i < 3; i++)
    sum += small (p);
  return sum;
}

int OPAQUE
of_recursive (int *p)
{
  defer recover_fault ();
  return recursive (p, 10);
}

int
main (void)
{
  int one = 1;
  CHECK (defer_catch_faults () == 0);
  CHECK (of_forced (nowhere) == 1 && recovered == 1 && executed == 1);
  CHECK (of_small (nowhere) == 0 && recovered == 2 && executed == 2);
  CHECK (specialized (nowhere, 3) == 0 && recovered == 3 && executed == 3);
  CHECK (specialized (nowhere, 4) == 0 && recovered == 4 && executed == 4);
  CHECK (of_recursive (nowhere) == 0 && recovered == 5 && executed == 15);
  CHECK (of_forced (&one) == 2 && of_small (&one) == 3);
  CHECK (specialized (&one, 3) == 1 && specialized (&one, 4) == 4);
  CHECK (of_recursive (&one) == 11);
  CHECK (recovered == 5 && executed == 15 + 1 + 3 + 2 + 11);
  return 0;
}
