/* Rule 2.5: each activation has a named result of its own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
sum (int n)
{
  defer_result (int, result) = 0;
  defer { result += n; }
  if (n)
    return sum (n - 1);
}

static inline __attribute__ ((always_inline)) int
inlined (int n)
{
  defer_result (int, result) = 1;
  if (n > 1)
    defer { result *= n; }
  return result + 1;
}

int
main (void)
{
  CHECK (sum (10) == 55);
  CHECK (inlined (opaque (1)) + inlined (opaque (5)) == 12);
  return 0;
}
