/* Rule 3.2: recover itself cannot be the deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

int call (int);
const struct defer_panic *kept;

void
deferring (int x)
{
  defer recover (); /* { dg-error "3:'recover' must be called inside a deferred call" } */
  defer (void) recover (); /* { dg-error "3:'recover' must be called inside a deferred call" } */
  __defer (recover); /* { dg-error "3:'recover' must be called inside a deferred call" } */
  if (x)
    defer recover (); /* { dg-error "5:'recover' must be called inside a deferred call" } */
  for (; x; x--)
    defer recover (); /* { dg-error "5:'recover' must be called inside a deferred call" } */
  defer
    {
      defer recover (); /* { dg-error "7:'recover' must be called inside a deferred call" } */
    }
  defer defer_recover (); /* { dg-error "3:'recover' must be called inside a deferred call" } */
  __defer (defer_recover); /* { dg-error "3:'recover' must be called inside a deferred call" } */
}

/* Anything else may stand anywhere.  */
void
allowed (void)
{
  defer { recover (); }
  defer { kept = recover (); }
  defer { if (recover ()) call (1); }
  defer call (recover () != 0);
  defer { defer call (recover () != 0); }
  recover ();
  call (recover () == 0);
}
