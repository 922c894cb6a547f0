/* Make a program from a seed.
   SPDX-License-Identifier: GPL-3.0-or-later

   Function 0 begins a round and recovers what nobody else does.  The next ones
   call each other and themselves, as long as there are calls left.  The last
   ones are what is deferred by name: small, and deferring only each other,
   upwards, so that a round ends.  */

#include "generate.h"

#include <string.h>

struct at at;

struct variable *
new_variable (const struct type *type, bool inner)
{
  struct variable *v = allocate (sizeof *v);
  v->number = at.fn->n_variables++;
  v->type = type;
  v->body = at.home->body;
  v->inner = inner;
  return v;
}

void
show (struct variable *v)
{
  if (at.n_visible < 100)
    at.visible[at.n_visible++] = v;
}

const struct type *
any_type (void)
{
  /* What setjmp leaves alone is volatile.  */
  if (at.fn->twice)
    return &types[below (6)];
  return chance (2) ? NUMBER : &types[below ((unsigned) n_types)];
}

void
append (struct stmt ***end, struct stmt *s)
{
  **end = s;
  while (**end)
    *end = &(**end)->next;
}

struct stmt **
end_of (struct stmt **list)
{
  while (*list)
    list = &(*list)->next;
  return list;
}

bool
in_cxx_p (void)
{
  return at.p->cxx && !at.fn->c;
}

bool
sheltered_p (void)
{
  return !at.flat && !at.computed
	 && (at.next_case == 0 || at.no_labels > at.case_labels)
	 && (at.no_labels > 0 || at.home->n_labels == 0);
}

/* Bodies.  */

void
enter_home (struct home *h, struct body *b)
{
  *h = (struct home){ .body = b };
  at.home = h;
  if (chance (2))
    h->n_labels = (int) below (4);
  for (int i = 0; i < h->n_labels; i++)
    h->labels[i] = new_stmt (S_LABEL);
}

void
add_variables (int n)
{
  struct body *b = at.home->body;
  while (n-- > 0)
    {
      b->variables[b->n_variables] = new_variable (any_type (), false);
      show (b->variables[b->n_variables++]);
    }
}

/* End the list of H, which is BODY's, with the labels that are left.  */

void
leave_home (struct home *h)
{
  struct stmt **end = end_of (&h->body->first);
  while (h->n_placed < h->n_labels)
    append (&end, h->labels[h->n_placed++]);
}

/* Functions.  */

static struct function *
new_function (int number)
{
  struct function *fn = allocate (sizeof *fn);
  struct home none = { .body = &fn->body };
  int n = (int) below (4);

  at.fn = fn;
  at.home = &none;
  fn->number = number;
  fn->attributes = "";
  if (number == 0)
    return fn;
  fn->c = at.p->mixed && chance (2);
  fn->nothrow = at.p->cxx && !fn->c && chance (12);
  fn->twice = !at.p->go && chance (12);
  if (at.p->cxx && !at.p->mixed && chance (3))
    fn->kind = (enum kind) below (KINDS);
  if (fn->kind == KIND_DESTRUCTOR)
    fn->nothrow = true;
  if (fn->kind < KIND_CONSTRUCTOR && !chance (3))
    fn->result = any_type ();
  if (chance (8))
    n = (int) below (MAX_ARGUMENTS + 1);
  if (fn->kind == KIND_DESTRUCTOR)
    n = 0;
  fn->n_parameters = n;
  for (int i = 0; i < n; i++)
    fn->parameters[i] = new_variable (any_type (), false);
  fn->variadic = n > 1 && fn->kind == KIND_PLAIN && chance (6);
  /* va_arg has no narrow types.  */
  for (int i = 1; i < n; i++)
    if (fn->parameters[i]->type->mask < 1000)
      fn->variadic = false;
  if (fn->result && !fn->twice && !at.p->portable && chance (3))
    {
      fn->named = new_variable (fn->result, false);
      fn->named_value = below (fn->result->mask < 1000 ? 200 : 1000);
    }
  return fn;
}

/* Begin a round: call one function after the other.  */

static void
fill_first (void)
{
  struct home h;
  struct stmt **end = &at.fn->body.first;

  at.room = 0;
  enter_home (&h, &at.fn->body);
  h.n_labels = 0;
  if (at.p->panics)
    {
      struct stmt *s = new_stmt (S_DEFER_BLOCK);
      s->deferred = allocate (sizeof *s->deferred);
      s->deferred->first = new_stmt (S_RECOVER);
      append (&end, s);
    }
  for (int i = 0; i < 2; i++)
    {
      struct stmt *s
	= with_expr (S_EVENT, call_of (at.p->functions[1 + below (2)])),
	*t;
      if (at.p->cxx)
	{
	  t = new_stmt (S_TRY);
	  t->handler = at.p->threads ? HANDLER_NUMBER : HANDLER_ALL;
	  t->body = s;
	  t->other = with_expr (S_EVENT, number (0));
	  s = t;
	}
      append (&end, s);
    }
}

static void
fill (struct function *fn)
{
  static const char *const attributes[] = { "",
					    "",
					    "inline ",
					    "OPAQUE ",
					    "__attribute__ ((noinline)) ",
					    "__attribute__ ((cold)) " };
  struct home h;

  at.fn = fn;
  at.n_visible = at.depth = at.no_labels = 0;
  at.flat = at.in_loop = at.in_switch = at.in_handler = false;
  at.in_setjmp = NULL;
  at.next_case = 0;
  at.computed = chance (6);
  if (fn->number == 0)
    {
      fill_first ();
      return;
    }
  /* Functions that both parts of a program know are not inline.  */
  do
    fn->attributes = attributes[below (sizeof attributes / sizeof *attributes)];
  while (at.p->mixed && strcmp (fn->attributes, "inline ") == 0);
  enter_home (&h, &fn->body);
  for (int i = 0; i < fn->n_parameters; i++)
    show (fn->parameters[i]);
  if (fn->named)
    show (fn->named);
  add_variables ((int) below (3));
  if (fn->number >= at.p->n_functions - at.n_handlers)
    {
      struct stmt **end = &fn->body.first;
      at.room = chance (4) ? 12 : 3;
      append (&end, with_expr (S_EVENT, digest ()));
      if (at.p->panics && chance (2))
	append (&end, make_recover ());
      append (&end, make_list ((int) below (4)));
    }
  else
    {
      at.room = 10 + (int) below (chance (3) ? 60 : 25);
      fn->body.first = make_list (4 + (int) below (12));
    }
  leave_home (&h);
  if (fn->result && (!fn->named || chance (2)))
    {
      struct stmt **end = end_of (&fn->body.first), *last = make_return ();
      append (&end, last);
      /* C++ forbids to fall off the end.  */
      last->fixed = !fn->named;
    }
}

/* Find rounds for which the rules say what happens, and that are short: in each
   the program may do less than in those before it.  */

static void
add_rounds (struct program *p)
{
  enum
  {
    TRIES = 60,
    TOTAL = 2500
  };
  int events = 0;
  for (int i = 0; i < TRIES && p->n_rounds < MAX_ROUNDS && events < TOTAL; i++)
    {
      struct round *r = &p->rounds[p->n_rounds];
      r->seed = below (1000000000);
      r->fuel = (int) below (20 + (unsigned) (TRIES - i));
      r->calls = 1 + (int) below (2 + (unsigned) (TRIES - i) / 3);
      if (predict (p, r, false))
	{
	  events += r->n_events;
	  p->n_rounds++;
	}
    }
}

struct program *
generate (unsigned long seed, bool anywhere)
{
  struct program *p = allocate (sizeof *p);

  seed_random (seed);
  at.p = p;
  at.next_id = 0;
  p->seed = seed;
  p->panics = !chance (4);
  p->cxx = chance (3);
  p->mixed = p->cxx && chance (3);
  p->go = !p->cxx && chance (2);
  p->scopes = !p->go && chance (8);
  p->threads = chance (5);
  p->faults = p->panics && chance (6);
  if (anywhere)
    {
      p->anywhere = p->scopes = true;
      p->go = false;
      p->portable = chance (2);
    }
  if (p->portable)
    p->panics = p->cxx = p->mixed = p->threads = p->faults = false;
  at.n_handlers = 2 + (int) below (5);
  p->n_functions = 3 + (int) below (4) + at.n_handlers;
  for (int i = 0; i < p->n_functions; i++)
    p->functions[i] = new_function (i);
  for (int i = 0; i < p->n_functions; i++)
    fill (p->functions[i]);
  make_legal (p);
  add_rounds (p);
  return p;
}
