/* Rule 4.4: a defer in a loop is made of calls of the runtime.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0 -fplugin-arg-defer-dump" } */
/* { dg-final { scan-dump "first \\(" } } */
/* { dg-final { scan-dump "__defer" } } */
/* { dg-final { scan-assembler "__defer" } } */

#include <defer.h>

int first (int);

void
in_a_loop (int x)
{
  while (x--)
    defer first (x); /* { dg-note "5:runtime chain defer" } */
}
