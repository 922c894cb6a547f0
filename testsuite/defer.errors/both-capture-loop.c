/* Rule 1.7: a block in a loop statement may not capture what an iteration ends.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);
int more (void);

void
loop_statements (int n)
{
  for (int i = 0; i < n; i++)
    defer { use (i); } /* { dg-error "5:deferred block captures 'i', whose lifetime ends with each iteration" } */
  while (more ())
    {
      int in_while = n;
      defer { use (in_while); } /* { dg-error "7:deferred block captures 'in_while', whose lifetime ends with each iteration" } */
    }
  do
    {
      int in_do = n;
      if (more ())
        {
          defer { use (n); use (in_do); } /* { dg-error "11:deferred block captures 'in_do', whose lifetime ends with each iteration" } */
        }
    }
  while (more ());
}

void
outer_loop (int n)
{
  for (; n; n--)
    {
      int row = n;
      if (more ())
        for (; more (); )
          defer { row++; } /* { dg-error "11:deferred block captures 'row', whose lifetime ends with each iteration" } */
    }
}

void
loop_in_a_block (int n)
{
  defer
    {
      while (more ())
        {
          int inside = n;
          defer { use (inside); } /* { dg-error "11:deferred block captures 'inside', whose lifetime ends with each iteration" } */
        }
    }
}

void
two_variables (void)
{
  while (more ())
    {
      int first = 1;
      int second[3] = { 1, 2, 3 };
      defer { use (first); } /* { dg-error "7:deferred block captures 'first'" } */
      defer { use (second[1]); } /* { dg-error "7:deferred block captures 'second'" } */
    }
}

void
allowed (int parameter)
{
  int outermost = 1;
  {
    int once = 2;
    defer { use (once); }
  }
  while (more ())
    {
      static int permanent;
      int copied = parameter;
      defer { use (parameter); use (outermost); use (permanent); }
      defer { int own = 1; use (own); }
      defer use (copied);
      (void) sizeof copied;
    }
}
