/* Rules 6.2, 6.5 and 6.6: jumps over the borders of statement expressions.
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

int
by_return (int x)
{
  x += ({ defer return 1; 2; }); /* { dg-error "'return' may not leave a deferred statement" } */
  return ({ defer use (({ return 1; 2; })); x; }); /* { dg-error "'return' may not leave a deferred statement" } */
}

void
in_the_head_of_a_loop (int x)
{
  for (; x; ({ defer { break; } x--; })) /* { dg-error "'break' may not leave a deferred statement" } */
    use (x);
}

void
out_of_two (int x)
{
  defer use (({ defer { goto out; } x; })); /* { dg-error "'goto' may not leave a deferred statement" } */
out:
  use (1);
}

void
inside_one (int x)
{
  x = ({ goto in; defer use (1); in: x; }); /* { dg-error "jump into the scope of a 'defer'" } */
}

void
out_of_one_past_a_defer (int x)
{
  x = ({ if (x) goto in; 2; }); /* { dg-error "jump into the scope of a 'defer'" } */
  defer use (1);
in:
  use (x);
}

void
legal_inside (int x)
{
again:
  x = ({ defer use (1); if (x > 9) goto again; x + 1; });
  defer use (3);
  x = ({ if (x) goto here; 2; });
here:
  defer ({ goto end; end: use (2); });
}

void
legal (int x)
{
  while (x)
    use (({ defer use (1); if (x == 2) break; if (x == 3) goto out; x; }));
out:
  use (2);
}
