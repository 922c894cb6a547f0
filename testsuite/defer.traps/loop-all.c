/* Rule 5: -fplugin-arg-defer-warn-loop shows every loop in which deferred calls pile up.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-warn-loop" } */

#include "traps.h"

int
ends (int n)
{
  for (int i = 0; i < n; i++)
    defer report (i); /* { dg-warning "5:deferred calls pile up in a loop" } */
  defer report (n);
  while (n--)
    {
      _Defer report (n);
      if (get ())
        defer { report (n); } /* { dg-warning "9:deferred calls pile up in a loop" } */
    }
  return get ();
}
