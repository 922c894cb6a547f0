/* Rule 2.6: a nested function defers for itself.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
outer (int x)
{
  int inner (int y)
  {
    defer call (x + y); /* { dg-note "5:open-coded defer, unconditional" } */
    while (y--)
      defer { call (x); } /* { dg-note "7:runtime chain defer: in a loop" } */
    return y;
  }
  defer inner (1); /* { dg-note "3:open-coded defer, unconditional" } */
  if (x)
    defer { inner (2); } /* { dg-note "5:open-coded defer, bit 0" } */
}
