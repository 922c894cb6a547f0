/* Rules 2.4 and 2.5: a named result does not change which goes first, deferred calls or
   what the language does at the end of the function.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void
gone (int *x)
{
  note (*x);
}

static int OPAQUE
cleanup (int n)
{
  defer_result (int, r) = 1;
  if (n == 1)
    return 5;
  int before __attribute__ ((cleanup (gone))) = 10;
  defer note (2);
  if (n == 2)
    return 6;
  int after __attribute__ ((cleanup (gone))) = 11;
  defer { note (++r); }
  if (n == 3)
    return 7;
}

static unsigned OPAQUE
array (int n)
{
  defer_result (unsigned, r) = 3;
  unsigned a[n];
  for (int i = 0; i < n; i++)
    a[i] = 20 + i;
  defer { note (a[n - 1]); }
  if (n == 1)
    return a[0];
  r++;
}

#ifdef __cplusplus
# define NOEXCEPT noexcept
#else
# define NOEXCEPT
#endif

static int OPAQUE
quiet (int n) NOEXCEPT
{
  defer_result (int, r) = 250;
  defer { note (r++); }
  if (n)
    return 7;
  note (1);
}

int
main (void)
{
  CHECK (quiet (0) == 251);
  EXPECT ("1 250");
  CHECK (quiet (1) == 8);
  EXPECT ("7");
  CHECK (cleanup (1) == 5);
  EXPECT_EMPTY ();
  CHECK (cleanup (2) == 6);
  EXPECT ("2 10");
  CHECK (cleanup (3) == 8);
  EXPECT ("8 11 2 10");
  CHECK (cleanup (4) == 2);
  EXPECT ("2 11 2 10");
  CHECK (array (1) == 20);
  EXPECT ("20");
  CHECK (array (5) == 4);
  EXPECT ("24");
  return 0;
}
