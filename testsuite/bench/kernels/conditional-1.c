/* One lock, taken under a condition.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "locks.h"

int
kernel (int n)
{
  HOLD (0);
  TAKE_IF (n & 1, 0)
  int r = res_work (n);
  GIVE (0);
  return r;
}
