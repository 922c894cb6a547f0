/* Rules 6.5 and 6.6, TS example 1, TS example 6, TS example 7: those that violate constraints.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-Wno-switch-unreachable -Wno-return-type" } */

#include <stddefer.h>
#include <stdio.h>
#include <stdlib.h>

int
f (void)
{
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  defer { fputs (" meow", stdout); }
target:
  fputs ("cat says", stdout);
  return 1;
}

int
j (void)
{
  defer
    {
      goto target; /* { dg-error "'goto' may not leave a deferred statement" } */
      fputs (" meow", stdout);
    }
target:
  fputs ("cat says", stdout);
  return 1;
}

int
k (void)
{
  defer
    {
      return 5; /* { dg-error "'return' may not leave a deferred statement" } */
      fputs (" meow", stdout);
    }
  fputs ("cat says", stdout);
  return 1;
}

int
l (void)
{
  defer
    {
    target:
      fputs (" meow", stdout);
    }
  goto target; /* { dg-error "jump into a deferred statement" } */
  fputs ("cat says", stdout);
  return 1;
}

int
n (void)
{
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  {
    defer { fputs (" meow", stdout); }
  target:;
  }
  fputs ("cat says", stdout);
  return 1;
}

int
q (void)
{
  {
    defer { fputs (" meow", stdout); }
  target:;
  }
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  fputs ("cat says", stdout);
  return 1;
}

int
in_switch (void)
{
  void *p = malloc (1);
  switch (1)
    {
      defer free (p);
    default: /* { dg-error "jump into the scope of a 'defer'" } */
      defer free (p);
      break;
    }
  return 0;
}

int
by_break_and_continue (void)
{
  switch (1)
    {
    default:
      defer
	{
	  break; /* { dg-error "'break' may not leave a deferred statement" } */
	}
    }
  for (;;)
    {
      defer
	{
	  break; /* { dg-error "'break' may not leave a deferred statement" } */
	}
    }
  for (;;)
    {
      defer
	{
	  continue; /* { dg-error "'continue' may not leave a deferred statement" } */
	}
    }
  return 0;
}
