/* Rule 2.6: where setjmp may return again, nothing is unconditional.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <setjmp.h>
#include <defer.h>

extern jmp_buf buffer;
int call (int);

void
passed_again (int x)
{
  defer call (1); /* { dg-note "3:open-coded defer, bit 0" } */
  if (setjmp (buffer))
    return;
  defer call (2); /* { dg-note "3:runtime chain defer: setjmp may return to before it" } */
  if (x)
    defer { call (3); } /* { dg-note "5:runtime chain defer: setjmp may return to before it" } */
}

void
before_only (int x)
{
  if (x)
    defer call (1); /* { dg-note "5:open-coded defer, bit 0" } */
  defer { call (2); } /* { dg-note "3:open-coded defer, bit 1" } */
  if (setjmp (buffer))
    call (x);
}
