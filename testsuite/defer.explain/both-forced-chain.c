/* Rule 5: -fplugin-arg-defer-lower=chain sends every defer to the chain.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-lower=chain" } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  defer call (0); /* { dg-note "3:runtime chain defer: forced" } */
  if (x)
    defer { call (1); } /* { dg-note "5:runtime chain defer: forced" } */
  __defer (call, 2); /* { dg-note "3:runtime chain defer: forced" } */
}
