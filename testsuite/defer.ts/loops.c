/* Rule 6.2, TS semantics 1: in a loop it runs at the end of every iteration, also by break and continue.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
leaves (int n, int how)
{
  for (int i = 0; i < n; i++)
    {
      defer note (10 + i);
      if (how == 1)
	continue;
      defer { note (20 + i); }
      if (how == 2 && i == 1)
	break;
      if (how == 3 && i == 1)
	return i;
      if (how == 4 && i == 1)
	goto out;
      note (i);
    }
  note (99);
out:
  return -1;
}

static int OPAQUE
loops_in_loops (int n)
{
  int count = 0;
  for (int i = 0; i < n; i++)
    {
      defer count += 100;
      for (int j = 0; j < n; j++)
	{
	  defer count++;
	  if (j == i)
	    break;
	  int k = 0;
	  while (k < n)
	    {
	      defer { count += 10; k++; }
	      if (k == 1)
		continue;
	    }
	}
    }
  return count;
}

static int OPAQUE
of_the_loop_itself (int n)
{
  int runs = 0;
  for (int i = 0; i < n; )
    {
      defer i++;
      runs++;
      if (i & 1)
	continue;
    }
  do
    {
      defer runs++;
      if (runs > 100)
	break;
    }
  while (n--);
  return runs;
}

int
main (void)
{
  CHECK (leaves (2, 0) == -1);
  EXPECT ("0 20 10 1 21 11 99");
  CHECK (leaves (2, 1) == -1);
  EXPECT ("10 11 99");
  CHECK (leaves (3, 2) == -1);
  EXPECT ("0 20 10 21 11 99");
  CHECK (leaves (3, 3) == 1);
  EXPECT ("0 20 10 21 11");
  CHECK (leaves (3, 4) == -1);
  EXPECT ("0 20 10 21 11");
  CHECK (loops_in_loops (3) == 300 + 6 + 90);
  CHECK (of_the_loop_itself (4) == 9);
  return 0;
}
