/* Rule 1.6: a deferred block is a body of its own, and noted once.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  if (x)
    defer /* { dg-note "5:open-coded defer, bit 0" } */
      {
        defer call (1); /* { dg-note "9:open-coded defer, unconditional" } */
        if (x == 2)
          defer call (2); /* { dg-note "11:open-coded defer, bit 0" } */
        while (x--)
          defer call (x); /* { dg-note "11:runtime chain defer: in a loop" } */
      }
  defer /* { dg-note "3:open-coded defer, unconditional" } */
    {
      defer { call (3); } /* { dg-note "7:open-coded defer, unconditional" } */
    }
  while (x--)
    defer /* { dg-note "5:runtime chain defer: in a loop" } */
      {
        defer { call (4); } /* { dg-note "9:open-coded defer, unconditional" } */
      }
}
