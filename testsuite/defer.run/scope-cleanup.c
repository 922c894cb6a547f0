/* Rule 2.4: cleanup variables: what is declared before a defer outlives it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
clean (int *p)
{
  note (*p);
  *p = -1;
}

#define CLEANED __attribute__ ((cleanup (clean)))

static void OPAQUE
unconditional (void)
{
  int CLEANED a = 1;
  defer { note (10 + a); }
  int CLEANED b = 2;
  defer { note (20 + b); }
  int CLEANED c = 3;
}

static void OPAQUE
conditional (int n)
{
  int CLEANED a = 1;
  if (n & 1)
    defer { note (10 + a); }
  int CLEANED b = 2;
  if (n & 2)
    defer { note (20 + b); }
  int CLEANED c = 3;
  if (n & 4)
    defer { note (30 + a + b + c); }
}

static void OPAQUE
loops (int n)
{
  int CLEANED a = 1;
  for (int i = 0; i < n; i++)
    defer { note (10 + a); }
  int CLEANED b = 2;
  for (int i = 0; i < n; i++)
    defer { note (20 + b); }
  int CLEANED c = 3;
}

static int OPAQUE
inner (int n)
{
  defer note (100);
  {
    int CLEANED a = 1;
    defer note (10 + a);
    if (n == 1)
      return a;
  }
  for (int i = 0; i < n; i++)
    {
      int CLEANED b = 2;
      defer note (20 + i);
    }
  return 3;
}

int
main (void)
{
  unconditional ();
  EXPECT ("3 22 2 11 1");
  conditional (0);
  EXPECT ("3 2 1");
  conditional (7);
  EXPECT ("36 3 22 2 11 1");
  conditional (5);
  EXPECT ("36 3 2 11 1");
  loops (2);
  EXPECT ("3 22 22 2 11 11 1");
  CHECK (inner (1) == 1);
  EXPECT ("1 11 100");
  CHECK (inner (2) == 3);
  EXPECT ("1 2 2 21 20 11 100");
  return 0;
}
