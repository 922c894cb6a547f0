/* Rule 5: the dump shows what was made; an unconditional defer makes no mask.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0 -fplugin-arg-defer-dump" } */
/* { dg-final { scan-dump "try" } } */
/* { dg-final { scan-dump "finally" } } */
/* { dg-final { scan-dump-times "first \\(\\);" 2 } } */
/* { dg-final { scan-dump-times "second \\(\\);" 2 } } */
/* { dg-final { scan-dump-not "mask|bits" } } */
/* { dg-final { scan-dump-not "__defer_(chain|site)" } } */

#include <defer.h>

void first (void);
void second (void);
void body (void);

void
unconditional (void)
{
  defer first (); /* { dg-note "3:open-coded defer, unconditional" } */
  body ();
  defer { second (); } /* { dg-note "3:open-coded defer, unconditional" } */
  body ();
}
