/* Rule 5: no-unwind says that -fno-exceptions is meant.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fno-exceptions -fplugin-arg-defer-no-unwind -O2" } */
/* { dg-final { scan-assembler-not "gcc_except_table|personality" } } */

#include <defer.h>

int use (int);

int
deferring (int x)
{
  defer use (1);
  if (x)
    defer { use (x); }
  return use (2);
}
