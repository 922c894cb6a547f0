/* Rule 5: a deferred call has the address of a variable whose scope ends before.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include "traps.h"

int
addresses (int n)
{
  if (n)
    {
      int one = n; /* { dg-note "11:declared here" } */
      defer clear (&one); /* { dg-warning "7:deferred call keeps the address of 'one', whose scope ends before it runs" } */
      report (one);
    }
  {
    int many[3] = { n }; /* { dg-note "9:declared here" } */
    defer clear (many); /* { dg-warning "5:deferred call keeps the address of 'many', whose scope ends before it runs" } */
    report (many[0]);
  }
  for (int i = 0; i < n; i++) /* { dg-note "12:declared here" } */
    defer clear (&i); /* { dg-warning "5:deferred call keeps the address of 'i', whose scope ends before it runs" } */
  return get ();
}
