/* Rule 1.7: parameters and variables are captured by reference.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct point { int x, y; };

static void OPAQUE
change (int *p, struct point *q)
{
  *p += 1;
  q->y += 1;
}

static void OPAQUE
f (int a, double d, struct point point, const char *text, int n)
{
  int array[3] = { 1, 2, 3 };
  int local = 10;
  static int fixed = 20;
  defer
    {
      note (a);
      note ((int) d);
      note (point.x);
      note (point.y);
      say (text);
      note (array[2]);
      note (local);
      note (fixed);
    }
  if (n)
    defer { a++; array[2]++; point.x++; }
  while (n-- > 0)
    defer { local++; fixed++; d += 1; }
  a = 2;
  d = 3;
  point.x = 4;
  text = "later";
  array[2] = 30;
  local = 11;
  change (&local, &point);
}

int
main (void)
{
  struct point point = { 1, 1 };
  f (1, 1, point, "now", 0);
  EXPECT ("2 3 4 2 later 30 12 20");
  f (1, 1, point, "now", 3);
  EXPECT ("3 6 5 2 later 31 15 23");
  return 0;
}
