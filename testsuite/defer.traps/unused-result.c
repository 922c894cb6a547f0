/* Rule 5: GCC's own warning says where a result has to be used; a deferred block can use it.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int must_check (int) __attribute__ ((warn_unused_result));

int
deferred (int n)
{
  defer_result (int, error) = 0;
  defer must_check (n); /* { dg-warning "ignoring return value of '(int )?must_check" } */
  defer { must_check (n); } /* { dg-warning "ignoring return value of '(int )?must_check" } */
  defer
    {
      if (must_check (n) < 0)
        error = 1;
    }
  return get ();
}
