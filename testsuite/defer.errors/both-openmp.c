/* Rule 2.6: no defer inside an OpenMP structured block.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fopenmp" } */

#include <defer.h>

void use (int);

void
deferring (int n)
{
  defer use (1);
#pragma omp parallel
  {
    defer use (2); /* { dg-error "5:'defer' in an OpenMP or OpenACC construct" } */
    use (n);
  }
#pragma omp parallel for
  for (int i = 0; i < n; i++)
    {
      defer { use (3); } /* { dg-error "7:'defer' in an OpenMP or OpenACC construct" } */
    }
#pragma omp critical
  if (n)
    __defer (use, 4); /* { dg-error "5:'defer' in an OpenMP or OpenACC construct" } */
}

void
allowed (int n)
{
  defer { use (n); }
#pragma omp parallel
  use (n);
}

void
in_block (int n)
{
  defer
    {
#pragma omp parallel /* { dg-error "an OpenMP or OpenACC construct in a deferred block; call a function that contains it" } */
      use (n);
      use (1);
    }
  use (2);
}
