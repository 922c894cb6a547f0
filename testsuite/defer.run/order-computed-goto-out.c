/* Rule 2.1: a computed goto leaves a scope that ends the function and whose defers are
   unconditional.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void *OPAQUE
hide (void *p)
{
  return p;
}

static void OPAQUE
leave (int n)
{
  {
    int x = n;
    defer note (1);
    if (n)
      {
	if (n == 1)
	  defer { note (x); }
	if (n < 3)
	  goto *hide (__extension__ &&out);
      }
    note (9);
  }
out:;
}

int
main (void)
{
  leave (0);
  EXPECT ("9 1");
  leave (2);
  EXPECT ("1");
  leave (3);
  EXPECT ("9 1");
  return 0;
}
