/* Rule 3.2: on a normal return recover is a constant NULL: nothing is called.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0 -fplugin-arg-defer-dump" } */
/* { dg-final { scan-dump-times "__defer_recover \\(" 1 } } */
/* { dg-final { scan-dump-times " = 0B;" 1 } } */
/* { dg-final { scan-dump-times "caught \\(" 2 } } */

#include <defer.h>

void caught (const struct defer_panic *p);
void body (void);

void
f (void)
{
  defer { caught (recover ()); } /* { dg-note "3:open-coded defer, unconditional" } */
  body ();
}
