/* Rule 2.1: defers in range-based loops copy the element of their pass.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <initializer_list>
#include "check.h"

struct pair { int a, b; };

static void OPAQUE
show (pair p)
{
  note (10 * p.a + p.b);
}

static int OPAQUE
f (int limit)
{
  int numbers[] = { 1, 2, 3 };
  pair pairs[] = { { 1, 2 }, { 3, 4 } };
  for (int n : numbers)
    {
      defer note (n);
      if (n == limit)
	return n;
    }
  for (int &n : numbers)
    n *= 10;
  for (const auto &p : pairs)
    defer show (p);
  for (auto [a, b] : pairs)
    {
      defer note (a * b);
      if (a == limit - 10)
	break;
    }
  for (int n : { 7, 8 })
    defer note (n);
  return 0;
}

int
main ()
{
  CHECK (f (0) == 0);
  EXPECT ("8 7 12 2 34 12 3 2 1");
  CHECK (f (2) == 2);
  EXPECT ("2 1");
  CHECK (f (11) == 0);
  EXPECT ("8 7 2 34 12 3 2 1");
  return 0;
}
