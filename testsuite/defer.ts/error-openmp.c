/* Rule 6.5: none in an OpenMP construct, whose end is not that of a block, and no construct in what is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fopenmp" } */

#include <stddefer.h>

void use (int);

void
in_a_construct (int n)
{
#pragma omp parallel
  {
    defer use (1); /* { dg-error "5:'defer' in an OpenMP or OpenACC construct" } */
    use (n);
  }
}

void
in_its_loop (int n)
{
#pragma omp parallel for
  for (int i = 0; i < n; i++)
    defer { use (i); } /* { dg-error "5:'defer' in an OpenMP or OpenACC construct" } */
}

void
construct_deferred (int n)
{
  defer
    {
#pragma omp parallel /* { dg-error "an OpenMP or OpenACC construct in a deferred block; call a function that contains it" } */
      use (n);
    }
}

void
legal (int n)
{
  defer use (1);
#pragma omp parallel
  use (n);
}
