/* Rule 5: the variable lives as long as the deferred call may run.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

static int global;

int
addresses (int n)
{
  int outermost = n;
  if (n)
    {
      static int kept;
      int captured = n;
      int *elsewhere = (int *) malloc (sizeof *elsewhere);
      int numbers[1] = { 0 };
      int *pointers[1] = { elsewhere };
      defer clear (&outermost);
      defer clear (&n);
      defer clear (&kept);
      defer clear (&global);
      defer { clear (&captured); }
      defer free (elsewhere);
      defer clear (pointers[0]);
      defer report (numbers[0]);
      report (captured);
    }
  if (n)
    {
      int here = n;
      _Defer clear (&here);
      report (here);
    }
  return get ();
}
