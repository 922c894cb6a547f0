/* Rule 6.6: computed and asm gotos, as far as their targets are known.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <stddefer.h>

void use (int);

void
computed_into_a_scope (int x)
{
  static void *const table[] = { &&in, &&out };
  goto *table[x]; /* { dg-error "jump into the scope of a 'defer'" } */
  {
    defer use (1); /* { dg-note "it passes this 'defer'" } */
  in:
    use (2);
  }
out:;
}

void
computed_out_of_a_scope (int x)
{
  void *target = &&out;
  {
    defer use (1);
    goto *target; /* { dg-error "computed 'goto' out of the scope of a 'defer'" } */
  }
out: /* { dg-note "it may go here" } */
  use (x);
}

void
computed_in_a_deferred_statement (int x)
{
  void *target = &&out;
  defer { if (x) goto *target; } /* { dg-error "'goto' may not leave a deferred statement" } */
out:
  use (x);
}

void
computed_back_out_of_a_scope (int x)
{
  void *target = &&back;
back: /* { dg-note "it may go here" } */
  use (x);
  defer use (1);
  goto *target; /* { dg-error "computed 'goto' out of the scope of a 'defer'" } */
}

void
computed_past_a_defer (int x)
{
  void *target = &&in;
  goto *target; /* { dg-error "jump into the scope of a 'defer'" } */
  defer use (1); /* { dg-note "it passes this 'defer'" } */
in:
  use (x);
}

void
by_asm (int x)
{
  asm goto ("" : : "r" (x) : : in); /* { dg-error "jump into the scope of a 'defer'" } */
  defer /* { dg-note "it passes this 'defer'" } */
    {
      asm goto ("" : : "r" (x) : : out); /* { dg-error "'goto' may not leave a deferred statement" } */
    inside:
      use (1);
    }
  asm goto ("" : : "r" (x) : : inside); /* { dg-error "jump into a deferred statement" } */
in:
out:
  use (x);
}
