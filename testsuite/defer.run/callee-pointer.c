/* Rule 1.1: the function is evaluated at the defer, as its arguments are.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static void OPAQUE
other (int number)
{
  note (-number);
}

static void (*pointer) (int);

static void OPAQUE
f (int n)
{
  void (*local) (int) = note;
  pointer = note;
  defer pointer (1);
  defer local (2);
  if (n)
    {
      pointer = other;
      defer pointer (3);
    }
  for (int i = 0; i < n; i++)
    {
      pointer = i % 2 ? other : note;
      defer pointer (4 + i);
    }
  defer { pointer (9); }
  local = NULL;
  pointer = other;
}

int
main (void)
{
  f (0);
  EXPECT ("-9 2 1");
  f (3);
  EXPECT ("-9 6 -5 4 -3 2 1");
  return 0;
}
