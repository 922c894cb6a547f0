/* Rule 4.4: a chain that fits in its frame needs no heap.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int exhausted;

extern void *__libc_malloc (size_t size);

void *
malloc (size_t size)
{
  return exhausted ? NULL : __libc_malloc (size);
}

static void OPAQUE
f (int n)
{
  for (int i = 0; i < n; i++)
    defer pop (push (i));
}

int
main (void)
{
  exhausted = 1;
  f (1);
  exhausted = 0;
  EXPECT_EMPTY ();
  return 0;
}
