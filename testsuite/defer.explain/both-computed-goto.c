/* Rule 2.6: a computed goto may go back to any label whose address is taken.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  static void *const targets[] = { &&first, &&second };
  defer call (0); /* { dg-note "3:open-coded defer, unconditional" } */
  goto *targets[x];
first:
  defer call (1); /* { dg-note "3:runtime chain defer: in a loop" } */
second:
  defer { call (2); } /* { dg-note "3:runtime chain defer: in a loop" } */
  if (call (x))
    goto *targets[call (3)];
}
