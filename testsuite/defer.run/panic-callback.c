/* Rule 3.1: a panic passes frames of the C library: qsort and bsearch.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int comparisons;

static int
compare (const void *left, const void *right)
{
  defer { comparisons++; }
  const int *a = (const int *) left, *b = (const int *) right;
  if (*a == 13 || *b == 13)
    panic ("unlucky");
  return (*a > *b) - (*a < *b);
}

static int OPAQUE
sort (int *numbers, size_t n)
{
  defer_result (int, result) = 0;
  defer { if (recover ()) result = -1; }
  qsort (numbers, n, sizeof *numbers, compare);
}

static const int *OPAQUE
find (const int *numbers, size_t n, int number)
{
  defer { recover (); }
  return (const int *) bsearch (&number, numbers, n, sizeof *numbers, compare);
}

int
main (void)
{
  int numbers[100];
  for (int i = 0; i < 100; i++)
    numbers[i] = i * 37 % 101;
  comparisons = 0;
  CHECK (sort (numbers, 100) == -1);
  CHECK (comparisons > 0);
  for (int i = 0; i < 100; i++)
    numbers[i] = 200 - 2 * i;
  CHECK (sort (numbers, 100) == 0);
  CHECK (numbers[0] == 2 && numbers[99] == 200);
  CHECK (*find (numbers, 100, 50) == 50);
  CHECK (!find (numbers, 100, 13));
  return 0;
}
