/* Rule 2.6: arrays of variable length beside defers of every kind.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
fill (char *bytes, int size, int value)
{
  memset (bytes, value, size);
}

static void OPAQUE
first (const char *bytes)
{
  note (bytes[0]);
}

static int OPAQUE
f (int n)
{
  char outer[n + 1];
  fill (outer, n + 1, 1);
  defer first (outer);
  if (n > 1)
    {
      char inner[n * 50];
      fill (inner, n * 50, 2);
      defer note (inner[n]);
    }
  for (int i = 1; i < n; i++)
    {
      char each[i * 1000];
      fill (each, i * 1000, i);
      defer note (each[i]);
      if (i == 5)
	return outer[n];
    }
  char late[n * 10 + 1];
  fill (late, n * 10 + 1, 3);
  defer first (late);
  return late[n * 10];
}

int
main (void)
{
  CHECK (f (0) == 3);
  EXPECT ("3 1");
  CHECK (f (3) == 3);
  EXPECT ("3 2 1 2 1");
  CHECK (f (100) == 1);
  EXPECT ("5 4 3 2 1 2 1");
  return 0;
}
