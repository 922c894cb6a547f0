/* Rule 2.5: the named result's address may be passed to a deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
close_it (int fails, int *error)
{
  note (*error);
  if (fails && !*error)
    *error = fails;
}

static int OPAQUE
f (int work, int n)
{
  defer_result (int, error) = 0;
  defer close_it (5, &error);
  if (n)
    defer close_it (6, &error);
  for (int i = 1; i < n; i++)
    defer close_it (10 + i, &error);
  if (work)
    return work;
  return 0;
}

int
main (void)
{
  CHECK (f (1, 0) == 1);
  EXPECT ("1");
  CHECK (f (0, 0) == 5);
  EXPECT ("0");
  CHECK (f (0, 1) == 6);
  EXPECT ("0 6");
  CHECK (f (0, 3) == 12);
  EXPECT ("0 12 12 12");
  return 0;
}
