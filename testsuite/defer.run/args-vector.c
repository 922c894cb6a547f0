/* Rules 1.1 and 2.6: vector arguments.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

typedef int int4 __attribute__ ((vector_size (16)));
typedef double double2 __attribute__ ((vector_size (16)));

static void OPAQUE
use (int4 i, double2 d, int sum)
{
  CHECK (i[0] + i[1] + i[2] + i[3] == sum);
  CHECK (d[0] == 0.5 && d[1] == sum);
  note (sum);
}

static void OPAQUE
f (int n)
{
  int4 i = { 1, 2, 3, 4 };
  double2 d = { 0.5, 10 };
  int k;
  defer use (i, d, 10);
  i += 1;
  d[1] = 14;
  if (n)
    defer use (i, d, 14);
  for (k = 0; k < n; k++)
    {
      i = (int4) { k, k, k, k };
      d[1] = 4 * k;
      defer use (i, d, 4 * k);
    }
  defer { note (i[3]); }
  i[3] = 77;
  d[0] = 0;
}

int
main (void)
{
  f (0);
  EXPECT ("77 10");
  f (3);
  EXPECT ("77 8 4 0 14 10");
  return 0;
}
