/* Rule 4.3: open-coded conditional defers share one mask, and keep no records; what panics need is weak.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0 -fplugin-arg-defer-dump" } */
/* { dg-final { scan-dump "first \\(\\);" } } */
/* { dg-final { scan-dump "\\| 1;" } } */
/* { dg-final { scan-dump "\\| 2;" } } */
/* { dg-final { scan-dump-not "__defer_(chain|site)" } } */
/* { dg-final { scan-assembler-not "__defer_chain" } } */
/* { dg-final { scan-assembler "\.weak\t__defer_returns" } } */
/* { dg-final { scan-assembler "\.weak\t__defer_returns" } } */

#include <defer.h>

int first (void);
void second (void);

void
conditional (int x)
{
  if (x)
    defer first (); /* { dg-note "5:open-coded defer, bit" } */
  if (first ())
    defer { second (); } /* { dg-note "5:open-coded defer, bit" } */
}
