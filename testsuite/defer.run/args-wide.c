/* Rules 1.1 and 2.6: _Complex, and the widest arguments.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

typedef _Complex double complex_double;
typedef _Complex float complex_float;
typedef _Complex long double complex_long;

static void OPAQUE
complexes (complex_double d, complex_float f, complex_long l)
{
  CHECK (__real__ d == 1 && __imag__ d == 2);
  CHECK (__real__ f == 3 && __imag__ f == 4);
  CHECK (__real__ l == 5 && __imag__ l == 6);
  say ("complex");
}

static void OPAQUE
integers (wide_int i, wide_unsigned u)
{
  CHECK (i == -WIDE_BIT && u == (wide_unsigned) WIDE_BIT << 27);
  say ("integers");
}

static void OPAQUE
reals (long double l, wide_float q)
{
  CHECK (l == 1.0L / 3 && q == (wide_float) 1 / 3);
  say ("real");
}

static void OPAQUE
f (int n)
{
  complex_double d = 1;
  complex_float c = 3;
  complex_long x = 5;
  wide_int i = -WIDE_BIT;
  wide_unsigned u = (wide_unsigned) WIDE_BIT << 27;
  volatile long double one = 1;
  long double l = one / 3;
  wide_float q = (wide_float) 1 / 3;
  int k;

  __imag__ d = 2;
  __imag__ c = 4;
  __imag__ x = 6;
  defer complexes (d, c, x);
  defer integers (i, u);
  defer reals (l, q);
  if (n)
    {
      defer complexes (d, c, x);
      defer integers (i, u);
      defer reals (l, q);
    }
  for (k = 0; k < n; k++)
    {
      defer complexes (d, c, x);
      defer integers (i, u);
      defer reals (l, q);
    }
  d = 0;
  c = 0;
  x = 0;
  i = 0;
  u = 0;
  l = 0;
  q = 0;
}

int
main (void)
{
  f (0);
  EXPECT ("real integers complex");
  f (1);
  EXPECT ("real integers complex real integers complex real integers complex");
  return 0;
}
