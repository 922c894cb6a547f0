/* Rule 5: -fplugin-arg-defer-lower=bits gives also unconditional defers a bit.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-lower=bits" } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  defer call (0); /* { dg-note "3:open-coded defer, bit 0" } */
  if (x)
    defer { call (1); } /* { dg-note "5:open-coded defer, bit 1" } */
  while (x--)
    defer call (x); /* { dg-note "5:runtime chain defer: in a loop" } */
  __defer (call, 2); /* { dg-note "3:open-coded defer, bit 2" } */
}
