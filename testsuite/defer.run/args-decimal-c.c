/* Rule 1.1: decimal floating-point arguments.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* Emulated s390x has no instructions for them, and arm no such types.  */
/* { dg-machines "^(x86_64|i.86|powerpc64le)-" } */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include "check.h"

static void OPAQUE
use (_Decimal32 s, _Decimal64 d, _Decimal128 t)
{
  CHECK (s == 0.1df && d == 0.2dd && t == 0.3dl);
  say ("decimal");
}

static void OPAQUE
f (int n)
{
  _Decimal32 s = 0.1df;
  _Decimal64 d = 0.2dd;
  _Decimal128 t = 0.3dl;
  defer use (s, d, t);
  if (n)
    defer use (s, d, t);
  while (n-- > 0)
    defer use (s, d, t);
  s = 0;
  d = 0;
  t = 0;
}

int
main (void)
{
  f (1);
  EXPECT ("decimal decimal decimal");
  return 0;
}
