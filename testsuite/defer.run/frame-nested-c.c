/* Rule 2.6: nested functions defer, are deferred, and share variables.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int shared = 1;
  auto void later (int);

  int
  nested (int m)
  {
    int own = 5;
    defer { shared += own; note (shared); }
    if (m)
      defer note (m);
    for (int i = 0; i < m; i++)
      defer { shared++; }
    own = 10;
    return shared;
  }

  defer { note (shared); later (shared); }
  defer later (n);
  if (n)
    defer { note (nested (n)); }
  shared = 2;
  note (nested (0));
  for (int i = 0; i < n; i++)
    defer later (20 + i);

  void
  later (int m)
  {
    defer note (100);
    note (m);
    shared = m;
  }
  return shared;
}

/* The block is in two places, and has a variable that the function in it uses.  */

static int OPAQUE
inside_block (int n)
{
  int x = 3;
  defer
    {
      int y = 4;
      void
      count (void)
      {
	note (10 * x + y++);
      }
      count ();
      count ();
    }
  if (n)
    return 1;
  note (n);
  return x;
}

int
main (void)
{
  CHECK (inside_block (0) == 3);
  EXPECT ("0 34 35");
  CHECK (inside_block (1) == 1);
  EXPECT ("34 35");
  CHECK (f (0) == 12);
  EXPECT ("12 2 0 100 0 0 100");
  CHECK (f (2) == 12);
  EXPECT ("12 2 21 100 20 100 2 32 20 2 100 2 2 100");
  return 0;
}
