/* Rule 4.4: what control can pass again goes to the chain.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
statements (int x)
{
  for (int i = 0; i < x; i++)
    defer call (i); /* { dg-note "5:runtime chain defer: in a loop" } */
  while (call (1))
    defer { call (x); } /* { dg-note "5:runtime chain defer: in a loop" } */
  do
    __defer (call, x); /* { dg-note "5:runtime chain defer: in a loop" } */
  while (call (2));
  for (; x; x--)
    {
      if (x == 3)
        {
          defer call (x); /* { dg-note "11:runtime chain defer: in a loop" } */
        }
      switch (x)
        {
        case 4:
          defer call (4); /* { dg-note "11:runtime chain defer: in a loop" } */
        }
    }
}

void
goto_backward (int x)
{
again:
  defer call (x); /* { dg-note "3:runtime chain defer: in a loop" } */
  if (x--)
    goto again;
}

void
goto_backward_over_a_condition (int x)
{
again:
  if (x == 2)
    defer call (x); /* { dg-note "5:runtime chain defer: in a loop" } */
  if (x--)
    goto again;
}

void
with_free_ones (int x)
{
  defer call (1); /* { dg-note "3:open-coded defer, unconditional" } */
  while (x--)
    defer call (x); /* { dg-note "5:runtime chain defer: in a loop" } */
  if (call (x))
    defer call (2); /* { dg-note "5:open-coded defer, bit 0" } */
  defer call (3); /* { dg-note "3:open-coded defer, unconditional" } */
}
