/* Rule 6.4, TS example 2: what the conversion of a result raises can be seen in what is deferred.
   Where GCC optimizes it moves such conversions, having no FENV_ACCESS.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-Wno-unknown-pragmas" } */
/* { dg-libs "-ldefer -lm" } */
/* { dg-variants "-O0$" } */

#include <stddefer.h>
#include <fenv.h>
#include <stdbool.h>
#include "../defer.run/check.h"

#pragma STDC FENV_ACCESS ON

static int seen;

static bool OPAQUE
compared (double x)
{
  defer { seen = fetestexcept (FE_INVALID); }
  return x;
}

static int OPAQUE
out_of_range (double x)
{
  defer { seen = fetestexcept (FE_INVALID); }
  return (int) x;
}

static float OPAQUE
too_large (double x)
{
  defer { seen = fetestexcept (FE_OVERFLOW); }
  return (float) x;
}

int
main (void)
{
  CHECK (compared (__builtin_nans ("")) && seen);
  feclearexcept (FE_ALL_EXCEPT);
  out_of_range (1e30);
  CHECK (seen);
  feclearexcept (FE_ALL_EXCEPT);
  too_large (1e300);
  CHECK (seen);
  return 0;
}
