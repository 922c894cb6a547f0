/* Rules 1.1 and 2.6: _Complex, __int128, long double, __float128 arguments.
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
integers (__int128 i, unsigned __int128 u)
{
  CHECK (i == -((__int128) 1 << 100) && u >> 127 == 1);
  say ("int128");
}

static void OPAQUE
reals (long double l, __float128 q)
{
  CHECK (l == 1.0L / 3 && q == (__float128) 1 / 3);
  say ("real");
}

static void OPAQUE
f (int n)
{
  complex_double d = 1;
  complex_float c = 3;
  complex_long x = 5;
  __int128 i = -((__int128) 1 << 100);
  unsigned __int128 u = (unsigned __int128) 1 << 127;
  volatile long double one = 1;
  long double l = one / 3;
  __float128 q = (__float128) 1 / 3;
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
  EXPECT ("real int128 complex");
  f (1);
  EXPECT ("real int128 complex real int128 complex real int128 complex");
  return 0;
}
