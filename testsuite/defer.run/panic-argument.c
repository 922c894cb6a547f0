/* Rule 2.3: where a panic ends the evaluation of arguments nothing is registered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int OPAQUE
fails (int n)
{
  if (n == 2)
    panic ("%d", n);
  return n;
}

static void OPAQUE
two (int a, int b)
{
  note (a);
  note (b);
}

static void (*OPAQUE
chosen (int n)) (int, int)
{
  fails (n);
  return two;
}

static void OPAQUE
f (int a, int b, int c)
{
  defer { say_panic (recover ()); }
  defer note (1);
  defer two (fails (a), 20);
  if (b)
    defer chosen (b) (30, 31);
  for (int i = 0; i < 4; i++)
    defer two (fails (c + i), i);
  note (2);
}

int
main (void)
{
  f (opaque (2), 0, 0);
  EXPECT ("1 2");
  f (opaque (0), 2, 0);
  EXPECT ("0 20 1 2");
  f (opaque (0), 1, 0);
  EXPECT ("1 1 0 0 30 31 0 20 1 2");
  f (opaque (0), 0, 5);
  EXPECT ("2 8 3 7 2 6 1 5 0 0 20 1 NULL");
  return 0;
}
