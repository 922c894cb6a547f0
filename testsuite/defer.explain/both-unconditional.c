/* Rule 4.2: what control must have passed is unconditional.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
top_level (int x)
{
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
  defer { call (x); } /* { dg-note "3:open-coded defer, unconditional" } */
  __defer (call, 2); /* { dg-note "3:open-coded defer, unconditional" } */
}

void
nested_blocks (int x)
{
  {
    defer call (x); /* { dg-note "5:open-coded defer, unconditional" } */
    {
      int y = x;
      {
        defer { call (y); } /* { dg-note "9:open-coded defer, unconditional" } */
      }
    }
  }
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
}

int
after_early_returns (int x)
{
  if (x == 1)
    return 1;
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
  while (call (x))
    if (x == 2)
      return 2;
  defer call (2); /* { dg-note "3:open-coded defer, unconditional" } */
  switch (x)
    {
    case 3:
      return 3;
    }
  defer call (3); /* { dg-note "3:open-coded defer, unconditional" } */
  return 4;
}

void
after_loops_and_branches (int x)
{
  for (; x; x--)
    call (x);
  if (x)
    call (1);
  else
    call (2);
  do
    call (3);
  while (x);
  defer call (4); /* { dg-note "3:open-coded defer, unconditional" } */
}

void
before_labels (int x)
{
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
again:
  if (call (x))
    goto again;
  if (x)
    goto out;
  call (2);
out:
  defer call (3); /* { dg-note "3:open-coded defer, unconditional" } */
}

int
result (int x)
{
  defer_result (int, r) = x;
  defer { r++; } /* { dg-note "3:open-coded defer, unconditional" } */
  return x;
}
