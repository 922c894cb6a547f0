/* Random expressions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "generate.h"

static struct expr *
new_expr (int kind, unsigned number)
{
  struct expr *e = allocate (sizeof *e);
  e->kind = kind;
  e->number = number;
  return e;
}

static struct expr *
of_two (int kind, struct expr *left, struct expr *right)
{
  struct expr *e = new_expr (kind, 0);
  e->n_operands = 2;
  e->operands[0] = left;
  e->operands[1] = right;
  return e;
}

static struct expr *
of_variable (struct variable *v)
{
  struct expr *e = new_expr (E_VARIABLE, 0);
  e->variable = v;
  return e;
}

struct expr *
number (unsigned n)
{
  return new_expr (E_NUMBER, n);
}

struct expr *
choice (unsigned n)
{
  return new_expr (E_PICK, n);
}

struct expr *
pure (void)
{
  if (chance (3))
    return of_two (E_ADD + (int) below (3), pure (), pure ());
  if (at.n_visible && !chance (3))
    return of_variable (at.visible[below ((unsigned) at.n_visible)]);
  return number (below (chance (2) ? 10 : 100000));
}

/* The order in which arguments are evaluated is not fixed: at most one may do
   more than read.  */

struct expr *
call_of (struct function *fn)
{
  struct expr *e = new_expr (E_CALL, 0);
  int special
    = fn->n_parameters ? (int) below ((unsigned) fn->n_parameters) : 0;
  e->function = fn;
  e->n_operands = fn->n_parameters;
  for (int i = 0; i < fn->n_parameters; i++)
    e->operands[i] = i == special && chance (4) ? any_expr () : pure ();
  return e;
}

static struct function *
any_function (void)
{
  return at.p->functions[1 + below ((unsigned) at.p->n_functions - 1)];
}

struct expr *
any_expr (void)
{
  if (at.p->panics && !at.elsewhere && chance (12))
    return new_expr (E_RECOVER, 0);
  switch (below (8))
    {
    case 0:
      return choice (2 + below (20));
    case 1:
      return call_of (any_function ());
    case 2:
      return of_two (E_XOR, pure (), call_of (any_function ()));
    default:
      return pure ();
    }
}

struct expr *
digest (void)
{
  struct expr *e = chance (4) ? any_expr () : pure ();
  for (int i = (int) below (4); i > 0 && at.n_visible; i--)
    {
      struct variable *v = at.visible[below ((unsigned) at.n_visible)];
      e = of_two (E_XOR, of_two (E_MULTIPLY, of_variable (v), number (31)), e);
    }
  return e;
}
