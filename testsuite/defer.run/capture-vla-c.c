/* Rules 1.7 and 2.6: arrays of variable length at the outermost level.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
f (int n, int rows, int matrix[rows][n])
{
  char buffer[n + 10];
  int (*row)[n] = &matrix[rows - 1];
  defer { say (buffer); note ((int) (sizeof buffer - 10)); }
  if (n > 2)
    defer { note ((*row)[n - 1]); note (sizeof *row == n * sizeof (int)); }
  for (int i = 0; i < rows; i++)
    {
      char inner[n * 100 + i];
      memset (inner, 'x', sizeof inner);
      defer { note (matrix[0][0]++); }
    }
  sprintf (buffer, "n%d", n);
}

int
main (void)
{
  int two[2][2] = { { 10, 2 }, { 3, 4 } };
  int three[2][3] = { { 20, 2, 3 }, { 4, 5, 6 } };
  f (2, 2, two);
  EXPECT ("10 11 n2 2");
  f (3, 2, three);
  EXPECT ("20 21 6 1 n3 3");
  return 0;
}
