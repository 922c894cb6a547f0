/* Rule 2.6: variable-length arrays and alloca change no class.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (void *);

void
deferring (int n)
{
  char array[n];
  defer { call (array); } /* { dg-note "3:open-coded defer, unconditional" } */
  {
    char inner[n];
    defer call (inner); /* { dg-note "5:open-coded defer" } */
  }
  if (n)
    defer call (__builtin_alloca (n)); /* { dg-note "5:open-coded defer, bit \[01\]" } */
  defer call (array); /* { dg-note "3:open-coded defer, unconditional" } */
}
