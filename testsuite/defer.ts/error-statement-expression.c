/* Rule 6: jumps over the borders of statement expressions.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <stddefer.h>

void use (int);

void
out_of_one (int x)
{
  defer use (({ if (x) goto out; 1; })); /* { dg-error "'goto' may not leave a deferred statement" } */
  while (x)
    defer use (({ if (x) break; 1; })); /* { dg-error "'break' may not leave a deferred statement" } */
out:
  use (1);
}

void
legal (int x)
{
  while (x)
    use (({ defer use (1); if (x == 2) break; if (x == 3) goto out; x; }));
out:
  use (2);
}
