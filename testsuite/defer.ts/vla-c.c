/* Rule 6.3: variable-length arrays in a scope, around it, and in what is deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
around (int n)
{
  int sum[n];
  sum[0] = 0;
  for (int i = 1; i < n; i++)
    {
      int inner[i];
      for (int j = 0; j < i; j++)
	inner[j] = j;
      defer
	for (int j = 0; j < i; j++)
	  sum[0] += inner[j];
      int behind[i + 1];
      behind[i] = 100;
      defer
	{
	  int own[n + i];
	  own[n] = behind[i];
	  inner[0] += own[n];
	}
      if (i == 3)
	continue;
      if (i == 6)
	break;
    }
  return sum[0];
}

static int OPAQUE
back (int n)
{
  int sum = 0;
again:;
  int a[n];
  a[0] = n;
  defer sum += a[0];
  if (n > 1)
    {
      defer n--;
      goto again;
    }
  return sum;
}

int
main (void)
{
  CHECK (around (5) == 4 * 100 + 0 + 1 + 3 + 6);
  CHECK (around (20) == 6 * 100 + 0 + 1 + 3 + 6 + 10 + 15);
  CHECK (back (1) == 0);
  CHECK (back (3) == 5);
  return 0;
}
