/* Rules 2.5 and 2.6: named results of vector and _Complex type.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

typedef int int4 __attribute__ ((vector_size (16)));
typedef _Complex double complex_double;

static int4 OPAQUE
vector (int n)
{
  defer_result (int4, result) = { 1, 2, 3, 4 };
  defer { result[3] += 10; }
  if (n)
    return (int4) { n, n, n, n };
}

static complex_double OPAQUE
imaginary (int n)
{
  defer_result (complex_double, result) = 1;
  defer { __imag__ result = 3; }
  if (n)
    return n;
}

int
main (void)
{
  int4 v = vector (0);
  CHECK (v[0] == 1 && v[3] == 14);
  v = vector (7);
  CHECK (v[0] == 7 && v[3] == 17);
  complex_double c = imaginary (0);
  CHECK (__real__ c == 1 && __imag__ c == 3);
  c = imaginary (2);
  CHECK (__real__ c == 2 && __imag__ c == 3);
  return 0;
}
