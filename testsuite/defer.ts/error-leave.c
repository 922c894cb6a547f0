/* Rule 6.5, TS constraint 3: no return, goto, break or continue leaves a deferred statement.
   The front ends put a `goto' at its label and a `return' at its value.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <stddefer.h>

void use (int);

int
by_return (int x)
{
  defer { return 5; } /* { dg-error "'return' may not leave a deferred statement" } */
  defer return 6; /* { dg-error "'return' may not leave a deferred statement" } */
  defer if (x) { return 7; } /* { dg-error "'return' may not leave a deferred statement" } */
  defer use (({ return 8; 1; })); /* { dg-error "'return' may not leave a deferred statement" } */
  return 1;
}

void
by_goto (int x)
{
again:
  defer { goto again; } /* { dg-error "'goto' may not leave a deferred statement" } */
  defer goto out; /* { dg-error "'goto' may not leave a deferred statement" } */
  defer { defer goto inner; inner: use (x); } /* { dg-error "'goto' may not leave a deferred statement" } */
out:
  use (x);
}

void
by_break (int x)
{
  switch (x)
    {
    default:
      defer { break; } /* { dg-error "15:'break' may not leave a deferred statement" } */
    }
  for (;;)
    {
      defer { break; } /* { dg-error "15:'break' may not leave a deferred statement" } */
      defer break; /* { dg-error "13:'break' may not leave a deferred statement" } */
      while (x)
	defer if (x) break; /* { dg-error "22:'break' may not leave a deferred statement" } */
    }
}

void
by_continue (int x)
{
  for (;;)
    {
      defer { continue; } /* { dg-error "15:'continue' may not leave a deferred statement" } */
      defer switch (x) { case 1: continue; } /* { dg-error "34:'continue' may not leave a deferred statement" } */
    }
}

/* What is deferred by a deferred statement does not leave itself either.  */

void
out_of_nested_ones (int x)
{
  while (x)
    defer while (x) { defer { if (x--) continue; } } /* { dg-error "'continue' may not leave a deferred statement" } */
  defer defer goto out; /* { dg-error "'goto' may not leave a deferred statement" } */
  defer { defer { goto in; } in:; } /* { dg-error "'goto' may not leave a deferred statement" } */
out:
  use (x);
}

void
legal (int x)
{
  while (x)
    {
      defer { for (;;) { if (x) continue; break; } }
      defer switch (x) { case 1: break; default: use (1); }
      defer { if (x) goto end; use (2); end:; }
      defer { goto last; last:; }
    }
}
