/* Rule 6.6, TS constraint 2: no goto and no switch jumps from outside the scope of a defer into it.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <stddefer.h>

void use (int);

int
forward (void)
{
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  defer { use (1); } /* { dg-note "3:it passes this 'defer'" } */
target:
  use (2);
  return 1;
}

int
from_before_its_block (void)
{
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  {
    defer { use (1); } /* { dg-note "5:it passes this 'defer'" } */
  target:;
  }
  return 1;
}

int
from_behind_its_block (void)
{
  {
    defer { use (1); } /* { dg-note "5:it passes this 'defer'" } */
  target:;
  }
  goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  return 1;
}

/* The first of several is named; from inside it is fine.  */

void
past_several (int x)
{
  defer use (0);
  if (x == 1)
    goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  defer use (1); /* { dg-note "3:it passes this 'defer'" } */
  {
    if (x == 3)
      goto target; /* { dg-error "jump into the scope of a 'defer'" } */
    defer use (2); /* { dg-note "5:it passes this 'defer'" } */
    defer use (3);
  target:
    use (4);
    if (x == 4)
      goto target;
  }
}

void
inside_a_deferred_statement (int x)
{
  defer
    {
      if (x)
	goto inner; /* { dg-error "jump into the scope of a 'defer'" } */
      defer use (1); /* { dg-note "7:it passes this 'defer'" } */
    inner:
      use (2);
    }
}

void
by_switch (int x)
{
  switch (x)
    {
    case 1:
      use (1);
      defer use (2); /* { dg-note "7:it passes this 'defer'" } */
    case 2: /* { dg-error "jump into the scope of a 'defer'" } */
      use (3);
      break;
    }
}

void
by_switch_to_the_first (int x)
{
  switch (x)
    {
      defer use (1); /* { dg-note "7:it passes this 'defer'" } */
      /* { dg-warning "statement will never be executed" "" { target *-*-* } .-1 } */
    default: /* { dg-error "jump into the scope of a 'defer'" } */
      defer use (2);
      break;
    }
}

void
by_switch_into_a_loop (int x)
{
  switch (x)
    {
      for (; x; x--)
	{
	case 1:
	  use (1);
	  defer use (2); /* { dg-note "it passes this 'defer'" } */
	case 2 ... 3: /* { dg-error "jump into the scope of a 'defer'" } */
	  use (3);
	}
    }
}

void
by_a_deferred_switch (int x)
{
  defer
    switch (x)
      {
      case 1:
	defer use (2); /* { dg-note "it passes this 'defer'" } */
      default: /* { dg-error "jump into the scope of a 'defer'" } */
	use (1);
      }
}

void
into_another_block (int x)
{
  {
    defer use (1);
    if (x)
      goto target; /* { dg-error "jump into the scope of a 'defer'" } */
  }
  {
    defer use (2); /* { dg-note "5:it passes this 'defer'" } */
  target:
    use (3);
  }
}

void
into_a_loop_again (int x)
{
  for (; x; x--)
    {
      defer use (1); /* { dg-note "7:it passes this 'defer'" } */
    target:
      use (2);
    }
  if (x == -9)
    goto target; /* { dg-error "jump into the scope of a 'defer'" } */
}

void
legal_gotos (int x)
{
  __label__ local;
  if (x == 1)
    goto before;
  if (x == 2)
    goto in_the_other_branch;
  if (x == 3)
    goto in_the_loop;
  if (x == 4)
    {
    before:
      defer use (1);
    }
  else
    {
    in_the_other_branch:
      use (2);
    }
  while (x--)
    {
    in_the_loop:
      use (3);
      defer use (4);
    }
  defer use (5);
local:
  use (6);
  if (x < -9)
    goto local;
}

/* A switch inside the scope, and cases that each have a block.  */

void
legal (int x)
{
  defer use (0);
  switch (x)
    {
    case 1:
      {
	defer use (1);
	break;
      }
    case 2:
      if (x)
	defer use (2);
      break;
    case 3:
      for (; x; x--)
	{
	  defer use (3);
	  switch (x) { case 5: use (4); break; case 6: use (5); break; }
	}
      break;
    case 4:
      defer use (6);
      use (7);
    }
}
