/* Rule 1.4: errors in unbraced bodies are reported at the defer, too.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);

void
deferring (int x)
{
  if (x)
    defer x; /* { dg-error "5:deferred statement must be a function call or a block" } */
  else
    defer { return; } /* { dg-error "13:'return' may not leave a deferred block" } */
  for (int i = 0; i < x; i++)
    defer { call (i); } /* { dg-error "5:deferred block captures 'i'" } */
  while (x)
    __defer (); /* { dg-error "5:'__defer' needs a function to call" } */
  switch (x)
    {
    case 1:
      defer x; /* { dg-error "7:deferred statement must be a function call or a block" } */
    }
}
