/* Rule 6: a defer in the statement of a _Defer, after an error elsewhere.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>

void use (int);

int
f (void)
{
  int i = 1;
  *i = 1; /* { dg-error "" } */
  _Defer defer use (i);
  return i;
}
