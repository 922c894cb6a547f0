/* Rule 6.5, TS constraint 1: no goto and no switch jumps into a deferred statement.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <stddefer.h>

void use (int);

void
forward (int x)
{
  if (x)
    goto inside; /* { dg-error "jump into a deferred statement" } */
  defer
    {
      use (1);
    inside:
      use (2);
    }
}

void
backward (int x)
{
  defer
    {
    inside:
      use (2);
    }
  if (x)
    goto inside; /* { dg-error "jump into a deferred statement" } */
}

void
across (int x)
{
  defer { if (x) goto second; first: use (1); } /* { dg-error "'goto' may not leave a deferred statement" } */
  defer { if (x) goto first; second: use (2); } /* { dg-error "'goto' may not leave a deferred statement" } */
}

void
by_switch (int x)
{
  switch (x)
    {
    case 1:
      {
	defer
	  {
	  case 2: /* { dg-error "jump into a deferred statement" } */
	    use (2);
	  default: /* { dg-error "jump into a deferred statement" } */
	    use (3);
	  }
      }
    }
}

void
addresses (int x)
{
  static void *const known[] = { &&inside }; /* { dg-error "address of label 'inside' inside a deferred statement" } */
  defer
    {
    inside:
      use (known[x] != 0);
    }
}
