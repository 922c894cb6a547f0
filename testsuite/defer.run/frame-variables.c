/* Rule 1.7: variables of every storage class are captured.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#ifdef __cplusplus
# define REGISTER
#else
# define REGISTER register
#endif

static void OPAQUE
f (int n)
{
  __typeof__ (n + 1L) wide = n;
  REGISTER int fast = n;
  volatile int fickle = n;
  const int fixed = n + 1;
  static __thread int mine;
  union { int i; char c[4]; } either = { n };
  int (*matrix)[2] = (int (*)[2]) malloc (2 * sizeof *matrix);

  defer free (matrix);
  defer { note ((int) wide); note (fast); note (fickle); note (fixed); }
  if (n)
    defer { note (mine); note (either.i); note (matrix[1][1]); }
  wide++;
  fast++;
  fickle++;
  mine = 7;
  either.i++;
  matrix[1][1] = 8;
}

int
main (void)
{
  f (1);
  EXPECT ("7 2 8 2 2 2 2");
  return 0;
}
