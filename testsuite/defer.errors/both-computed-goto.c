/* Rule 1.5: the address of a label in a deferred block is of no use outside it, and is refused.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (void *);

void
deferring (void)
{
  void *target = &&inside; /* { dg-error "18:address of label 'inside' inside a deferred block" } */
  defer
    {
    inside:
      use (0);
    }
  goto *target;
}
