/* Rule 1.7: a loop made by goto ends the variables of its inner scopes, too.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);
int more (void);

void
goto_loop (int n)
{
again:
  {
    int inside = n;
    defer { use (inside); } /* { dg-error "5:deferred block captures 'inside', whose lifetime ends with each iteration" } */
  }
  if (more ())
    goto again;
}
