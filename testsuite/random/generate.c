/* Make a program from a seed.
   SPDX-License-Identifier: GPL-3.0-or-later

   Function 0 begins a round and recovers what nobody else does.  The next ones
   call each other and themselves, as long as there are calls left.  The last
   ones are what is deferred by name: small, and deferring only each other,
   upwards, so that a round ends.  */

#include "program.h"
#include "random.h"

#include <stdlib.h>

/* Where labels can be, and what goto can reach: one body.  */
struct home
{
  struct body *body;
  int n_labels, n_placed;
  struct stmt *labels[3];
  /* Deferred calls of the body.  */
  int defers;
};

static struct
{
  struct program *p;
  struct function *fn;
  struct home *home;
  int n_visible, n_handlers, next_id;
  struct variable *visible[100];
  /* How many statements there may still be, how deep this one is, and whether
     labels may not be here.  */
  int room, depth, no_labels;
  bool in_loop, in_switch, handler;
} at;

static void *
allocate (size_t size)
{
  void *p = calloc (1, size);
  if (!p)
    abort ();
  return p;
}

static struct variable *
new_variable (const struct type *type, bool inner)
{
  struct variable *v = allocate (sizeof *v);
  v->number = at.fn->n_variables++;
  v->type = type;
  v->body = at.home->body;
  v->inner = inner;
  return v;
}

static void
show (struct variable *v)
{
  if (at.n_visible < 100)
    at.visible[at.n_visible++] = v;
}

static const struct type *
any_type (void)
{
  return chance (2) ? NUMBER : &types[below ((unsigned) n_types)];
}

/* Expressions.  */

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

/* One that reads variables and does nothing else.  */

static struct expr *
pure (void)
{
  if (chance (3))
    return of_two (E_ADD + (int) below (3), pure (), pure ());
  if (at.n_visible && !chance (3))
    return of_variable (at.visible[below ((unsigned) at.n_visible)]);
  return new_expr (E_NUMBER, below (chance (2) ? 10 : 100000));
}

static struct expr *any_expr (void);

/* The order in which arguments are evaluated is not fixed: at most one may do
   more than read.  */

static struct expr *
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

static struct expr *
any_expr (void)
{
  switch (below (8))
    {
    case 0:
      return new_expr (E_PICK, 2 + below (20));
    case 1:
      return call_of (any_function ());
    case 2:
      return of_two (E_XOR, pure (), call_of (any_function ()));
    default:
      return pure ();
    }
}

/* What an event says of the variables.  */

static struct expr *
digest (void)
{
  struct expr *e = chance (4) ? any_expr () : pure ();
  for (int i = (int) below (4); i > 0 && at.n_visible; i--)
    {
      struct variable *v = at.visible[below ((unsigned) at.n_visible)];
      e = of_two (E_XOR,
		  of_two (E_MULTIPLY, of_variable (v), new_expr (E_NUMBER, 31)),
		  e);
    }
  return e;
}

/* Statements.  */

static struct stmt *make_list (int n);
static struct body *make_deferred (void);

static struct stmt *
new_stmt (enum stmt_kind kind)
{
  struct stmt *s = allocate (sizeof *s);
  s->kind = kind;
  s->id = ++at.next_id;
  return s;
}

static struct stmt *
with_expr (enum stmt_kind kind, struct expr *e)
{
  struct stmt *s = new_stmt (kind);
  s->e = e;
  return s;
}

/* A list one level deeper, in a scope of its own.  */

static struct stmt *
inside (int n)
{
  int visible = at.n_visible;
  struct stmt *list;
  at.depth++;
  list = make_list (n);
  at.depth--;
  at.n_visible = visible;
  return list;
}

static struct stmt *
make_branch (void)
{
  struct stmt *s = new_stmt (S_IF);
  s->number = 1 + below (3);
  s->unbraced = chance (2);
  s->body = inside (1 + (int) below (4));
  if (chance (3))
    s->other = inside (1 + (int) below (3));
  return s;
}

static struct stmt *
make_loop (void)
{
  static const enum stmt_kind kinds[] = { S_FOR, S_FOR, S_FOR, S_WHILE, S_DO };
  struct stmt *s = new_stmt (kinds[below (5)]);
  bool in_loop = at.in_loop, in_switch = at.in_switch, header = false;
  int visible = at.n_visible;

  s->number = 2 + below (3);
  s->unbraced = chance (2);
  if (s->kind == S_FOR)
    {
      header = chance (2) || at.home->body->n_variables == 16;
      s->variable = new_variable (NUMBER, header);
      s->variable->counter = true;
      if (!header)
	at.home->body->variables[at.home->body->n_variables++] = s->variable;
      show (s->variable);
    }
  /* C++ lets nothing jump past the initialization in the head.  */
  at.no_labels += header;
  at.in_loop = true;
  at.in_switch = false;
  s->body = inside (1 + (int) below (4));
  at.in_loop = in_loop;
  at.in_switch = in_switch;
  at.no_labels -= header;
  at.n_visible = visible;
  return s;
}

static void
append (struct stmt ***end, struct stmt *s)
{
  **end = s;
  while (**end)
    *end = &(**end)->next;
}

static struct stmt *
make_switch (void)
{
  struct stmt *s = with_expr (S_SWITCH, new_expr (E_PICK, 5));
  struct stmt **end = &s->body;
  bool in_switch = at.in_switch;
  int n = 1 + (int) below (4), other = (int) below (6);
  int visible = at.n_visible;

  at.in_switch = true;
  for (int i = 0; i < n; i++)
    {
      struct stmt *label = new_stmt (i == other ? S_DEFAULT : S_CASE);
      label->number = (unsigned) i;
      append (&end, label);
      append (&end, inside (1 + (int) below (2)));
      if (!chance (3))
	append (&end, new_stmt (S_BREAK));
    }
  at.in_switch = in_switch;
  at.n_visible = visible;
  return s;
}

static struct stmt *
make_return (void)
{
  return with_expr (S_RETURN, at.fn->result ? any_expr () : NULL);
}

/* Something that does not go on, in one case of many.  */

static struct stmt *
sometimes (unsigned n, struct stmt *body)
{
  struct stmt *s = new_stmt (S_IF);
  s->number = n;
  s->body = body;
  return s;
}

static struct stmt *
make_panic (void)
{
  struct stmt *s
    = with_expr (chance (3) ? S_PANIC_VALUE : S_PANIC, any_expr ());
  s->number = below (4);
  return s;
}

static struct stmt *
make_recover (void)
{
  struct stmt *s = new_stmt (S_RECOVER);
  if (chance (5))
    s->again = (enum again) below (AGAINS);
  return s;
}

/* What is deferred by name has a higher number.  */

static struct stmt *
make_defer_call (void)
{
  int first = at.p->n_functions - at.n_handlers, n = at.p->n_functions;
  struct stmt *s = new_stmt (S_DEFER_CALL);
  if (chance (12))
    first = 1;
  if (first <= at.fn->number)
    first = at.fn->number + 1;
  if (first >= n)
    return new_stmt (S_HELPER);
  at.home->defers++;
  s->e
    = call_of (at.p->functions[first + (int) below ((unsigned) (n - first))]);
  s->form = (enum form) below (FORMS);
  s->by_pointer = chance (4);
  return s;
}

static struct stmt *
make_defer_block (void)
{
  struct stmt *s = new_stmt (S_DEFER_BLOCK);
  at.home->defers++;
  s->deferred = make_deferred ();
  return s;
}

static struct stmt *
make_defer (void)
{
  return chance (3) && at.depth < 6 ? make_defer_block () : make_defer_call ();
}

static struct stmt *
make_assignment (void)
{
  struct variable *v;
  struct stmt *s;
  if (!at.n_visible)
    return with_expr (S_EVENT, digest ());
  v = at.visible[below ((unsigned) at.n_visible)];
  if (v->counter)
    return with_expr (S_EVENT, digest ());
  s = with_expr (S_ASSIGN, any_expr ());
  s->variable = v;
  return s;
}

static struct stmt *
make_declaration (void)
{
  struct stmt *s = with_expr (S_DECLARE, any_expr ());
  s->variable = new_variable (any_type (), at.depth > 0);
  show (s->variable);
  return s;
}

static struct stmt *
make_jump (void)
{
  struct stmt *s;
  if (at.in_loop && chance (3))
    return sometimes (
      3, new_stmt (at.in_switch || chance (2) ? S_CONTINUE : S_BREAK));
  if (at.home->n_labels == 0)
    return with_expr (S_EVENT, digest ());
  s = new_stmt (S_GOTO);
  s->number = 2 + below (2);
  s->target = at.home->labels[below ((unsigned) at.home->n_labels)];
  return s;
}

/* Return a statement for which there may have to be depth.  */

static struct stmt *
make_deep (void)
{
  switch (below (7))
    {
    case 0:
    case 1:
      return make_loop ();
    case 2:
      return make_switch ();
    case 3:
      {
	struct stmt *s = new_stmt (S_BLOCK);
	s->body = inside (1 + (int) below (4));
	return s;
      }
    default:
      return make_branch ();
    }
}

static struct stmt *
make_stmt (void)
{
  if (at.home->defers < 20 && chance (3))
    return make_defer ();
  if (at.depth < 4 && chance (4))
    return make_deep ();
  switch (below (10))
    {
    case 0:
      return make_jump ();
    case 1:
      return make_assignment ();
    case 2:
      return make_declaration ();
    case 3:
      if (at.home->body == &at.fn->body)
	return sometimes (5, make_return ());
      return make_assignment ();
    case 4:
    case 5:
      if (at.p->panics)
	return chance (3) ? sometimes (6, make_panic ()) : make_recover ();
      return with_expr (S_EVENT, digest ());
    case 6:
      return at.p->panics && chance (6) ? new_stmt (S_HELPER)
					: with_expr (S_EVENT, digest ());
    default:
      return with_expr (S_EVENT, digest ());
    }
}

static struct stmt *
make_list (int n)
{
  struct stmt *first = NULL, **end = &first;
  while (n-- > 0 && at.room > 0)
    {
      struct home *h = at.home;
      at.room--;
      if (h->n_placed < h->n_labels && !at.no_labels && chance (4))
	append (&end, h->labels[h->n_placed++]);
      append (&end, make_stmt ());
    }
  if (!first)
    first = with_expr (S_EVENT, digest ());
  return first;
}

/* Bodies.  */

static void
enter_home (struct home *h, struct body *b)
{
  *h = (struct home){ .body = b };
  at.home = h;
  if (chance (2))
    h->n_labels = (int) below (4);
  for (int i = 0; i < h->n_labels; i++)
    h->labels[i] = new_stmt (S_LABEL);
}

static void
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

static void
leave_home (struct home *h)
{
  struct stmt **end = &h->body->first;
  while (*end)
    end = &(*end)->next;
  while (h->n_placed < h->n_labels)
    append (&end, h->labels[h->n_placed++]);
}

static struct body *
make_deferred (void)
{
  struct home *outer = at.home, here;
  struct body *b = allocate (sizeof *b);
  int visible = at.n_visible, depth = at.depth, no_labels = at.no_labels;
  bool in_loop = at.in_loop, in_switch = at.in_switch;

  enter_home (&here, b);
  at.no_labels = 0;
  at.in_loop = at.in_switch = false;
  add_variables ((int) below (2));
  /* Variables at the outermost level of the block are not inner ones.  */
  at.depth = 0;
  b->first = with_expr (S_EVENT, digest ());
  if (at.p->panics && chance (2))
    b->first->next = make_recover ();
  {
    struct stmt **end = &b->first;
    while (*end)
      end = &(*end)->next;
    at.depth = 0;
    append (&end, make_list ((int) below (depth > 2 ? 2 : 4)));
  }
  leave_home (&here);
  at.home = outer;
  at.depth = depth;
  at.no_labels = no_labels;
  at.in_loop = in_loop;
  at.in_switch = in_switch;
  at.n_visible = visible;
  return b;
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
  if (!chance (3))
    fn->result = any_type ();
  if (chance (8))
    n = (int) below (MAX_ARGUMENTS + 1);
  fn->n_parameters = n;
  for (int i = 0; i < n; i++)
    fn->parameters[i] = new_variable (any_type (), false);
  if (fn->result && chance (3))
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
    append (&end,
	    with_expr (S_EVENT, call_of (at.p->functions[1 + below (2)])));
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
  at.in_loop = at.in_switch = false;
  at.handler = fn->number >= at.p->n_functions - at.n_handlers;
  if (fn->number == 0)
    {
      fill_first ();
      return;
    }
  fn->attributes = attributes[below (sizeof attributes / sizeof *attributes)];
  enter_home (&h, &fn->body);
  for (int i = 0; i < fn->n_parameters; i++)
    show (fn->parameters[i]);
  if (fn->named)
    show (fn->named);
  add_variables ((int) below (3));
  if (at.handler)
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
      struct stmt **end = &fn->body.first, *last = make_return ();
      while (*end)
	end = &(*end)->next;
      append (&end, last);
      /* C++ forbids to fall off the end.  */
      last->fixed = !fn->named;
    }
}

/* Find states to begin with for which the rules say what happens.  */

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
      if (predict (p, r))
	{
	  events += r->n_events;
	  p->n_rounds++;
	}
    }
}

struct program *
generate (unsigned long seed)
{
  struct program *p = allocate (sizeof *p);

  seed_random (seed);
  at.p = p;
  at.next_id = 0;
  p->seed = seed;
  p->panics = !chance (4);
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
