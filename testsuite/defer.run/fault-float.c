/* Rule 3.9: a SIGFPE that is not about integers.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults -D_GNU_SOURCE" } */
/* { dg-libs "-ldefer -lm" } */

#include <defer.h>
#include <fenv.h>
#include "fault.h"

static double OPAQUE
divide (double a, double b)
{
  defer { say_panic (recover ()); }
  defer note (1);
  return a / b;
}

static int OPAQUE
less (double a, double b)
{
  defer { say_panic (recover ()); }
  defer note (3);
  if (a < b)
    note (4);
  else
    note (5);
  return 6;
}

int
main (void)
{
  CHECK (defer_catch_faults () == 0);
  CHECK (divide (1.0, opaque (0)) > 1e300);
  EXPECT ("1 NULL");
  feclearexcept (FE_ALL_EXCEPT);
  CHECK (feenableexcept (FE_DIVBYZERO | FE_INVALID) >= 0);
  CHECK (divide (1.0, opaque (0)) == 0.0);
  EXPECT ("1 runtime error: floating point error");
  CHECK (less (__builtin_nan (""), opaque (0)) == 0);
  EXPECT ("3 runtime error: floating point error");
  CHECK (divide (6.0, opaque (2)) == 3.0 && less (1.0, opaque (2)) == 6);
  EXPECT ("1 NULL 4 3 NULL");
  return 0;
}
