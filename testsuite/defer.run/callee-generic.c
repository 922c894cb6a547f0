/* Rule 1.1: type-generic builtins are resolved as in a call.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static int word;
static short half;

static void OPAQUE
f (int n)
{
  int value = 5;
  defer __atomic_store_n (&half, value, __ATOMIC_SEQ_CST);
  defer __sync_fetch_and_add (&word, value);
  if (n)
    defer __atomic_fetch_add (&word, 10, __ATOMIC_RELAXED);
  while (n-- > 0)
    defer __atomic_add_fetch (&word, 100, __ATOMIC_RELAXED);
  value = 0;
  CHECK (word == 0 && half == 0);
}

int
main (void)
{
  f (2);
  CHECK (word == 215 && half == 5);
  return 0;
}
