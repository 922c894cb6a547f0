/* Rule 1.1: C++ has the function evaluated before its arguments, which may assign
   to what named it.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-additional-options "-std=gnu++17 -Wno-sequence-point -fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static void
first (int n)
{
  note (n);
}

static void
second (int n)
{
  note (100 + n);
}

static void OPAQUE
f (int n)
{
  void (*pointer) (int) = first;
  defer pointer ((pointer = second, 1));
  if (n)
    defer pointer ((pointer = first, 2));
}

int
main ()
{
  f (opaque (1));
  EXPECT ("102 1");
}
