/* Rule 1.1: more arguments than there are registers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
use (int a, int b, int c, int d, int e, int f, int g, short h, long i, char j,
     double p, double q, double r, double s, double t, double u, double v,
     float w, double x, double y, int z)
{
  CHECK (a == 1 && b == 2 && c == 3 && d == 4 && e == 5 && f == 6 && g == 7
	 && h == 8 && i == 9 && j == 10);
  CHECK (p == 11 && q == 12 && r == 13 && s == 14 && t == 15 && u == 16
	 && v == 17 && w == 18 && x == 19 && y == 20);
  note (z);
}

#define ARGUMENTS(z) \
  n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, \
  n + 10, n + 11, n + 12, n + 13, n + 14, n + 15, n + 16, n + 17, n + 18, \
  n + 19, z

static void OPAQUE
f (int n, int times)
{
  int i;
  defer use (ARGUMENTS (-1));
  if (times)
    defer use (ARGUMENTS (-2));
  for (i = 0; i < times; i++)
    defer use (ARGUMENTS (i));
  __defer (use, ARGUMENTS (-3));
  n = 0;
}

int
main (void)
{
  f (1, 2);
  EXPECT ("-3 1 0 -2 -1");
  return 0;
}
