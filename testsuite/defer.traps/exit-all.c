/* Rule 5: -fplugin-arg-defer-warn-exit shows every exit past a deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-fplugin-arg-defer-warn-exit" } */

#include "traps.h"

int
given_back (void)
{
  if (get ())
    exit (1);
  char *p = space (10);
  defer free (p); /* { dg-note "3:deferred here" } */
  if (!p)
    exit (1); /* { dg-warning "'exit' does not run what this function has deferred" } */
  return fill (p);
}

int
aborts (void)
{
  defer report (1);
  abort ();
}
