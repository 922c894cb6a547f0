/* Rule 4.7: unwinding is driven by tables; nothing is registered when a function is entered.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-O2" } */
/* { dg-final { scan-assembler "gcc_except_table" } } */
/* { dg-final { scan-assembler-times "\tcall\[^\n\]*body" 1 } } */
/* { dg-final { scan-assembler-times "\tcall\[^\n\]*Unwind" 2 } } */
/* { dg-final { scan-assembler-not "SjLj|__defer_chain|_register" } } */

#include <defer.h>

void body (void);
void done (void);

void
deferring (void)
{
  defer done (); /* { dg-note "3:open-coded defer, unconditional" } */
  body ();
}
