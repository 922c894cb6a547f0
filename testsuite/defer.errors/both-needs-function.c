/* Rule 1.1: `__defer' wants something that can be called.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

struct s { int i; };

void
deferring (struct s s, int i, double d, char *p)
{
  __defer (); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer (3); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer (i, 1); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer (d); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer (p, 1); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer (s); /* { dg-error "3:'__defer' needs a function to call" } */
  __defer ("text"); /* { dg-error "3:'__defer' needs a function to call" } */
  if (i) __defer (&s); /* { dg-error "10:'__defer' needs a function to call" } */
}
