/* Rule 5: -fplugin-arg-defer-lower=auto is the default.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-lower=auto" } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  defer call (0); /* { dg-note "3:open-coded defer, unconditional" } */
  if (x)
    defer call (1); /* { dg-note "5:open-coded defer, bit 0" } */
  while (x--)
    defer call (x); /* { dg-note "5:runtime chain defer: in a loop" } */
}
