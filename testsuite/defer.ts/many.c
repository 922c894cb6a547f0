/* Rules 6.2 and 6.11: many of them, one behind the other, in deep blocks, in a long loop.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

#define TEN(x) x x x x x x x x x x

static void OPAQUE
in_a_row (void)
{
  TEN (TEN (defer pop (push (0) + 0);))
}

static void OPAQUE
behind_each_other (void)
{
  int n = 0;
  TEN (TEN (int number = push (++n); defer pop (number); {))
  n = 0;
  TEN (TEN (}))
}

static int OPAQUE
in_each_other (int n)
{
  {
    defer defer defer defer defer n++;
    n *= 2;
  }
  return n;
}

static unsigned OPAQUE
in_a_long_loop (unsigned n)
{
  unsigned sum = 0;
  for (unsigned i = 0; i < n; i++)
    {
      unsigned own = i;
      defer sum += own;
      if (i % 3 == 0)
	continue;
      defer { own *= 2; }
      if (i == n - 1)
	break;
    }
  return sum;
}

int
main (void)
{
  unsigned sum = 0;
  in_a_row ();
  EXPECT_EMPTY ();
  behind_each_other ();
  EXPECT_EMPTY ();
  CHECK (in_each_other (3) == 7);
  for (unsigned i = 0; i < 1000000; i++)
    sum += i % 3 ? 2 * i : i;
  CHECK (in_a_long_loop (1000000) == sum);
  return 0;
}
