/* Rule 2.6: inline assembly in the function and in deferred blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int OPAQUE
f (int n)
{
  int x = n, copy;
  defer
    {
      int y = x;
      asm volatile ("" : "+r" (y) : : "memory");
      note (y);
    }
  if (n == 1)
    return 1;
  asm ("" : "=r" (copy) : "0" (x));
  if (n == 2)
    defer
      {
	/* A label of its own in each copy of the block.  */
	asm volatile (".Lcopy%=:" : : : "memory");
	note (copy);
      }
  for (int i = 0; i < n; i++)
    {
      asm volatile ("" : "+m" (x));
      defer { asm volatile ("" : "+m" (x)); x++; }
    }
  asm volatile ("" : : : "memory");
  return copy;
}

int
main (void)
{
  CHECK (f (1) == 1);
  EXPECT ("1");
  CHECK (f (2) == 2);
  EXPECT ("2 4");
  CHECK (f (3) == 3);
  EXPECT ("6");
  return 0;
}
