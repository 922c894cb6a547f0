/* Rule 2.6: a goto out of a nested function past deferred calls is refused.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);
void walk (void (*) (int));

void
target_defers (int n)
{
  __label__ found;
  void visit (int i)
  {
    if (i == n)
      goto found; /* { dg-error "7:'goto' out of a nested function passes deferred calls" } */
  }
  defer use (1);
  walk (visit);
found:
  use (2);
}

void
jumper_defers (int n)
{
  __label__ found;
  void visit (int i)
  {
    defer use (i);
    if (i == n)
      goto found; /* { dg-error "7:'goto' out of a nested function passes deferred calls" } */
  }
  walk (visit);
found:
  use (2);
}

void
nobody_defers (int n)
{
  __label__ found;
  void visit (int i)
  {
    if (i == n)
      goto found;
  }
  walk (visit);
found:
  use (2);
}
