/* Rule 4.4: eight conditional defers have bits; the ninth goes to the chain.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  defer call (0); /* { dg-note "3:open-coded defer, unconditional" } */
  if (x & 1)
    defer call (1); /* { dg-note "5:open-coded defer, bit 0" } */
  if (x & 2)
    defer call (2); /* { dg-note "5:open-coded defer, bit 1" } */
  if (x & 4)
    defer call (3); /* { dg-note "5:open-coded defer, bit 2" } */
  if (x & 8)
    defer call (4); /* { dg-note "5:open-coded defer, bit 3" } */
  if (x & 16)
    defer call (5); /* { dg-note "5:open-coded defer, bit 4" } */
  if (x & 32)
    defer call (6); /* { dg-note "5:open-coded defer, bit 5" } */
  if (x & 64)
    defer call (7); /* { dg-note "5:open-coded defer, bit 6" } */
  if (x & 128)
    defer call (8); /* { dg-note "5:open-coded defer, bit 7" } */
  if (x & 256)
    defer call (9); /* { dg-note "5:runtime chain defer: more than 8 conditional defers" } */
  if (x & 512)
    defer { call (10); } /* { dg-note "5:runtime chain defer: more than 8 conditional defers" } */
  defer call (11); /* { dg-note "3:open-coded defer, unconditional" } */
}
