/* Rule 2.1: inlined, a function's deferred calls still run at its own end.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static inline __attribute__ ((always_inline)) int
always (int n)
{
  defer note (n);
  if (n & 1)
    defer { note (100 + n); }
  return n * 2;
}

static inline int
maybe (int n)
{
  defer note (200 + n);
  for (int i = 0; i < n; i++)
    {
      defer note (300 + i);
      if (i == 1)
	return i;
    }
  return always (n);
}

static __attribute__ ((noinline)) int
never (int n)
{
  defer note (400 + n);
  return n;
}

/* No defer of its own.  */
static int OPAQUE
plain (int n)
{
  int sum = 0;
  for (int i = 0; i < n; i++)
    {
      sum += always (i);
      note (-i);
    }
  return sum;
}

static int OPAQUE __attribute__ ((flatten))
outer (int n)
{
  defer note (1);
  note (always (2));
  defer note (maybe (1));
  note (never (0));
  return maybe (n);
}

int
main (void)
{
  CHECK (plain (2) == 2);
  EXPECT ("0 0 101 1 -1");
  CHECK (outer (3) == 1);
  EXPECT ("2 4 101 1 300 201 400 0 301 300 203 2 1");
  return 0;
}
