/* Section 5: nothing defers main, and so it can recover in deferred blocks only.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-Wall -Wextra" } */

#include <defer.h>

int call (int);

int
main (void)
{
  recover (); /* { dg-warning "3:'recover' outside a deferred call always returns NULL" } */
  if (recover ()) /* { dg-warning "7:'recover' outside a deferred call always returns NULL" } */
    return 1;
  defer { if (recover ()) call (1); }
  for (int i = 0; i < 3; i++)
    defer { if (recover ()) call (2); }
  defer { defer { recover (); } }
  if (call (1))
    defer { const struct defer_panic *p = recover (); if (p) call (3); }
  defer call (recover () == 0); /* { dg-warning "15:'recover' outside a deferred call always returns NULL" } */
  defer { defer call (recover () == 0); }
  return defer_recover () != 0; /* { dg-warning "10:'recover' outside a deferred call always returns NULL" } */
}

/* Other functions may be deferred.  */
void
handler (void)
{
  recover ();
  if (recover ())
    call (5);
}
