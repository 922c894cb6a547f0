/* Rule 1.2: a temporary bound to a reference lives as long as the call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct point { int x, y; };

static void OPAQUE
sum (const point &p, const int &n)
{
  note (p.x + p.y + n);
}

static void OPAQUE
take (point &&p)
{
  note (p.x * 10 + p.y);
}

static point OPAQUE
make (int n)
{
  return { n, n + 1 };
}

/* Spoil the stack that temporaries were on.  */
static void OPAQUE
spoil (int n)
{
  volatile char bytes[4096];
  for (unsigned i = 0; i < sizeof bytes; i++)
    bytes[i] = static_cast<char> (n);
}

static void OPAQUE
f (int n)
{
  short half = 5;
  defer sum (point { 1, 2 }, n + 3);
  defer sum ({ 10, 20 }, half);
  defer take (make (4));
  if (n)
    defer sum (make (100), n);
  for (int i = 0; i < n; i++)
    {
      defer sum (make (i), i * 1000);
      defer take (point { i, i });
    }
  half = 0;
  n = 0;
  spoil (7);
}

int
main ()
{
  f (0);
  EXPECT ("45 35 6");
  f (2);
  EXPECT ("11 1003 0 1 201 45 35 8");
  return 0;
}
