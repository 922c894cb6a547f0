/* Rule 4.3: what control may pass by gets a bit; which, is free between alternatives.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
branches (int x)
{
  if (x)
    defer call (1); /* { dg-note "5:open-coded defer, bit \[01\]" } */
  else
    defer { call (2); } /* { dg-note "5:open-coded defer, bit \[01\]" } */
  if (x == 2)
    {
      __defer (call, 3); /* { dg-note "7:open-coded defer, bit 2" } */
      {
        defer call (x); /* { dg-note "9:open-coded defer, bit 3" } */
      }
    }
}

void
switch_statement (int x)
{
  switch (x)
    {
    case 1:
      defer call (1); /* { dg-note "7:open-coded defer, bit \[01\]" } */
      break;
    case 2:
      defer { call (2); } /* { dg-note "7:open-coded defer, bit \[01\]" } */
      /* FALLTHROUGH */
    default:
      defer call (3); /* { dg-note "7:open-coded defer, bit 2" } */
    }
}

void
jumped_over (int x)
{
  if (x)
    goto out;
  defer call (1); /* { dg-note "3:open-coded defer, bit 0" } */
out:
  call (2);
}

void
with_a_free_one (int x)
{
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
  if (x)
    defer call (2); /* { dg-note "5:open-coded defer, bit 0" } */
  defer { call (3); } /* { dg-note "3:open-coded defer, unconditional" } */
}

int
operators (int x)
{
  x && ({ defer call (1); 1; }); /* { dg-note "11:open-coded defer, bit 0" } */
  x ? (void) __defer (call, 2) : (void) 0; /* { dg-note "14:open-coded defer, bit 1" } */
  return x;
}
