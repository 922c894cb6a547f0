/* Rule 2.6: defers around and below OpenMP regions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

/* { dg-additional-options "-fopenmp" } */

static int total;

static void OPAQUE
add (int n)
{
#pragma omp atomic
  total += n;
}

static void
called_in_region (int i)
{
  defer add (1);
  if (i & 1)
    defer { add (10); }
  for (int k = 0; k < 3; k++)
    defer add (100);
}

static int OPAQUE
f (int n)
{
  int sum = 0;
  defer { note (sum); }
#pragma omp parallel for reduction (+: sum) num_threads (2)
  for (int i = 0; i < n; i++)
    {
      called_in_region (i);
      sum += i;
    }
  if (n)
    defer { note (sum + n); }
  return sum;
}

int
main (void)
{
  CHECK (f (10) == 45);
  EXPECT ("55 45");
  CHECK (total == 10 + 50 + 3000);
  return 0;
}
