/* Rule 3.5: a caught panic is given back, however often, with its message.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <malloc.h>
#include "panic.h"

/* Too long for the storage of a panic itself.  */
static char text[1000];

static void OPAQUE
raises (int replaced)
{
  if (replaced)
    defer panic ("%s", text);
  panic ("%s", text);
}

static void OPAQUE
catches (int n)
{
  try
    {
      raises (n & 1);
    }
  catch (...)
    {
    }
}

static size_t
used_after (int rounds)
{
  for (int i = 0; i < rounds; i++)
    catches (i);
  return mallinfo2 ().uordblks;
}

int
main ()
{
  memset (text, 'x', sizeof text - 1);
  size_t before = used_after (10);
  CHECK (used_after (10000) < before + 10000);
  return 0;
}
