/* Rule 1.7: the block that recovers sees variables as they were at the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
fails (int n)
{
  if (n == 3)
    panic ("A");
}

/* No variable is volatile, as setjmp would have it.  */
static int OPAQUE
progress (int n)
{
  defer_result (int, result) = 0;
  int done = 0, last = -1;
  long sum = 100;
  double half = 0;
  defer
    {
      if (recover ())
	result = 1000 * done + last;
      note ((int) sum);
      note ((int) half);
    }
  for (int i = 0; i < n; i++)
    {
      last = i;
      sum += i;
      fails (i);
      done++;
      half += 0.5;
    }
  last = 50;
  return done;
}

int
main (void)
{
  CHECK (progress (opaque (2)) == 2);
  EXPECT ("101 1");
  CHECK (progress (opaque (9)) == 3003);
  EXPECT ("106 1");
  return 0;
}
