/* Four conditions that by hand are tested again: nothing to remember.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#define WANTED(i) (n & 1 << (i))
#include "locks.h"

int
kernel (int n)
{
  HOLD (0);
  HOLD (1);
  HOLD (2);
  HOLD (3);
  TAKE_IF (n & 1, 0)
  TAKE_IF (n & 2, 1)
  TAKE_IF (n & 4, 2)
  TAKE_IF (n & 8, 3)
  int r = res_work (n);
  GIVE (3);
  GIVE (2);
  GIVE (1);
  GIVE (0);
  return r;
}
