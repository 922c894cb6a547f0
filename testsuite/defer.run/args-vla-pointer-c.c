/* Rule 1.1: parameters whose types vary: pointers to arrays.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
use (int rows, int columns, int (*matrix)[columns])
{
  note (matrix[rows - 1][columns - 1]);
}

static void OPAQUE
f (int n, int matrix[n][n + 1])
{
  int own[n][n + 1];
  own[n - 1][n] = 5;
  defer use (n, n + 1, matrix);
  defer use (n, n + 1, own);
  if (n)
    defer use (n, n + 1, own);
  for (int i = 1; i <= n; i++)
    defer use (i, n + 1, matrix);
  defer { note (matrix[0][n] + own[n - 1][n]); }
  own[n - 1][n] = 6;
}

int
main (void)
{
  int matrix[2][3] = { { 0, 1, 2 }, { 10, 11, 12 } };
  f (2, matrix);
  EXPECT ("8 12 2 6 6 12");
  return 0;
}
