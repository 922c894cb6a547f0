/* Eight locks, each under its condition: as many as there are bits.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "locks.h"

int
kernel (int n)
{
  HOLD (0);
  HOLD (1);
  HOLD (2);
  HOLD (3);
  HOLD (4);
  HOLD (5);
  HOLD (6);
  HOLD (7);
  TAKE_IF (n & 1, 0)
  TAKE_IF (n & 2, 1)
  TAKE_IF (n & 4, 2)
  TAKE_IF (n & 8, 3)
  TAKE_IF (n & 16, 4)
  TAKE_IF (n & 32, 5)
  TAKE_IF (n & 64, 6)
  TAKE_IF (n & 128, 7)
  int r = res_work (n);
  GIVE (7);
  GIVE (6);
  GIVE (5);
  GIVE (4);
  GIVE (3);
  GIVE (2);
  GIVE (1);
  GIVE (0);
  return r;
}
