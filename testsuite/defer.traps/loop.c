/* Rule 5: deferred calls pile up in a loop that does not end.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

void
serves (void)
{
  for (;;)
    {
      int client = get ();
      defer close (client); /* { dg-warning "7:deferred calls pile up in a loop" } */
      /* { dg-note "7:they run when the function ends; make what one turn of the loop does a function of its own" "" { target *-*-* } .-1 } */
      serve (client);
    }
}

int
ends_by_exit (void)
{
again:
  if (get ())
    exit (1);
  defer report (1); /* { dg-warning "3:deferred calls pile up in a loop" } */
  /* { dg-note "3:they run when" "" { target *-*-* } .-1 } */
  goto again;
}
