/* Random statements.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "generate.h"

struct stmt *
new_stmt (enum stmt_kind kind)
{
  struct stmt *s = allocate (sizeof *s);
  s->kind = kind;
  s->id = ++at.next_id;
  return s;
}

struct stmt *
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
  bool flat = at.flat;
  struct stmt *list;
  at.depth++;
  at.flat = false;
  list = make_list (n);
  at.depth--;
  at.flat = flat;
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

/* One without a scope of its own.  */

static struct stmt *
case_list (void)
{
  struct stmt *list;
  at.depth++;
  at.flat = true;
  list = make_list (1 + (int) below (2));
  at.depth--;
  return list;
}

static struct stmt *
make_switch (void)
{
  struct stmt *s = with_expr (S_SWITCH, choice (5));
  struct stmt **end = &s->body;
  bool in_switch = at.in_switch;
  int n = 1 + (int) below (4), other = (int) below (6);
  int visible = at.n_visible;
  int next_case = at.next_case, case_labels = at.case_labels;
  bool flat = at.flat;

  at.in_switch = true;
  at.next_case = n;
  at.case_labels = at.no_labels;
  for (int i = 0; i < n; i++)
    {
      struct stmt *label = new_stmt (i == other ? S_DEFAULT : S_CASE);
      label->number = (unsigned) i;
      append (&end, label);
      append (&end, case_list ());
      if (!chance (3))
	append (&end, new_stmt (S_BREAK));
    }
  at.next_case = next_case;
  at.case_labels = case_labels;
  at.in_switch = in_switch;
  at.flat = flat;
  at.n_visible = visible;
  return s;
}

struct stmt *
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

struct stmt *
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
  struct function *fn;
  if (chance (12))
    first = 1;
  if (first <= at.fn->number)
    first = at.fn->number + 1;
  if (first >= n)
    return new_stmt (S_HELPER);
  fn = at.p->functions[first + (int) below ((unsigned) (n - first))];
  if (fn->kind >= KIND_CONSTRUCTOR)
    return new_stmt (S_HELPER);
  at.home->n_defers++;
  s->e = call_of (fn);
  s->form = (enum form) below (FORMS);
  s->by_pointer = chance (4);
  /* Rule 1.2.  */
  if (fn->kind != KIND_PLAIN)
    {
      s->by_pointer = false;
      if (s->form >= FORM_COMMA || s->form == FORM_BUILTIN)
	s->form = FORM_DEFER;
    }
  return s;
}

/* The body of a deferred block, a SINGLE statement or more.  At its outermost level variables are not inner
   ones, and nothing around it can be jumped to.  */

static struct body *
make_deferred (bool single)
{
  struct at outer = at;
  struct home here;
  struct body *b = allocate (sizeof *b);
  struct stmt **end = &b->first;

  at.depth = at.no_labels = 0;
  at.in_blocks++;
  at.flat = at.in_loop = at.in_switch = at.in_handler = false;
  at.in_setjmp = NULL;
  at.next_case = 0;
  enter_home (&here, b);
  if (single)
    {
      here.n_labels = 0;
      append (&end, make_list (1));
    }
  else
    {
      add_variables ((int) below (2));
      append (&end, with_expr (S_EVENT, digest ()));
      if (at.p->panics && chance (2))
	append (&end, make_recover ());
      append (&end, make_list ((int) below (outer.depth > 2 ? 2 : 4)));
      leave_home (&here);
    }

  outer.next_id = at.next_id;
  outer.room = at.room;
  at = outer;
  return b;
}

static struct stmt *
make_defer_block (void)
{
  struct stmt *s = new_stmt (S_DEFER_BLOCK);
  at.home->n_defers++;
  s->deferred = make_deferred (false);
  return s;
}

/* Rule 6.1.  */

static struct stmt *
make_defer_scope (void)
{
  struct stmt *s = new_stmt (S_DEFER_SCOPE);
  at.home->n_defers++;
  s->unbraced = at.p->anywhere && chance (3);
  s->deferred = make_deferred (s->unbraced);
  return s;
}

/* One that jumps may leave, but no computed ones; as for setjmp see
   make_declaration.  */

static struct stmt *
make_scope_anywhere (void)
{
  if (at.in_blocks >= 3 || (at.computed && at.home->body == &at.fn->body)
      || (at.fn->twice && at.depth == 0 && !at.p->portable))
    return with_expr (S_EVENT, digest ());
  return make_defer_scope ();
}

static struct stmt *
make_defer (void)
{
  if (at.p->portable || (at.p->anywhere && chance (2)))
    return make_scope_anywhere ();
  return chance (3) && at.in_blocks < 3 ? make_defer_block ()
					: make_defer_call ();
}

/* Now, or by a deferred call if the variable is there until then.  */

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
  if (!v->inner && !v->length && !at.fn->twice && !at.p->portable
      && chance (4))
    s->kind = S_DEFER_STORE;
  return s;
}

static struct stmt *
make_object (void)
{
  struct stmt *s = with_expr (S_OBJECT, any_expr ());
  at.fn->objects = true;
  s->variable = new_variable (NUMBER, at.depth > 0);
  if (in_cxx_p () && chance (2))
    {
      int visible = at.n_visible;
      s->object = OBJECT_DESTRUCTOR;
      /* The destructor sees no variable.  */
      at.n_visible = 0;
      at.elsewhere = true;
      s->last = any_expr ();
      at.elsewhere = false;
      at.n_visible = visible;
    }
  return s;
}

static struct stmt *
make_declaration (void)
{
  struct stmt *s;
  /* What setjmp does to the order at the outermost level is left to others.  */
  if (sheltered_p () && !at.p->go && !(at.fn->twice && at.depth == 0)
      && !chance (3))
    return (at.p->scopes && at.in_blocks < 3 && chance (2)
	    ? make_defer_scope () : make_object ());
  s = with_expr (S_DECLARE, any_expr ());
  s->variable = new_variable (any_type (), at.depth > 0);
  /* In GCC's C, behind a label, such an array leaves a statement expression
     without a value.  */
  if (sheltered_p () && !at.in_expression && chance (4))
    {
      s->variable->type = NUMBER;
      s->variable->length = 1 + (int) below (90);
    }
  show (s->variable);
  return s;
}

static struct stmt *
make_try (void)
{
  struct stmt *s = new_stmt (S_TRY);
  bool in_handler = at.in_handler;

  s->handler = chance (3) ? HANDLER_NUMBER : HANDLER_ALL;
  if (chance (at.p->threads ? 2 : 8))
    s->handler = HANDLER_FORCED;
  at.no_labels++;
  at.in_handler = false;
  s->body = inside (1 + (int) below (4));
  at.in_handler = s->handler != HANDLER_FORCED;
  s->other = inside (1 + (int) below (3));
  at.in_handler = in_handler;
  at.no_labels--;
  return s;
}

static struct stmt *
make_setjmp (void)
{
  struct stmt *s = new_stmt (S_SETJMP);

  at.no_labels++;
  at.in_setjmp = s;
  s->body = inside (2 + (int) below (4));
  at.in_setjmp = NULL;
  s->other = inside (1 + (int) below (2));
  at.no_labels--;
  return s;
}

/* A statement expression: nothing jumps into it.  */

static struct stmt *
make_expression (void)
{
  struct stmt *s = new_stmt (S_EXPRESSION), *value;
  bool in_expression = at.in_expression;

  at.in_expression = true;
  at.no_labels++;
  s->body = inside (1 + (int) below (3));
  value = with_expr (S_VALUE, pure ());
  value->fixed = true;
  *end_of (&s->body) = value;
  at.no_labels--;
  at.in_expression = in_expression;
  return s;
}

static struct stmt *
jump_to (enum stmt_kind kind, struct stmt *target)
{
  struct stmt *s = new_stmt (kind);
  s->number = 2 + below (2);
  s->target = target;
  return s;
}

static struct stmt *
make_jump (void)
{
  struct stmt *s;

  if (at.in_handler && chance (2))
    return jump_to (S_RETHROW, NULL);
  if (at.in_setjmp && chance (2))
    return jump_to (S_LONGJMP, at.in_setjmp);
  if (at.in_loop && chance (3))
    return sometimes (
      3, new_stmt (at.in_switch || chance (2) ? S_CONTINUE : S_BREAK));
  if (at.home->n_labels == 0)
    return with_expr (S_EVENT, digest ());
  s = jump_to (S_GOTO, at.home->labels[below ((unsigned) at.home->n_labels)]);
  /* The address of a label in a deferred block is an error.  */
  if (at.computed && at.home->body == &at.fn->body)
    s->by_pointer = chance (2);
  /* Clang runs nothing where an asm goto leaves a scope; GCC, only what is
     deferred there.  */
  if (at.p->anywhere && !at.p->portable && !s->by_pointer)
    s->by_asm = chance (4) && !at.fn->objects;
  return s;
}

/* Return a statement for which there may have to be depth.  */

static struct stmt *
make_deep (void)
{
  if (in_cxx_p () && !at.computed && chance (4))
    return make_try ();
  /* Clang has no setjmp in what is deferred.  */
  if (at.fn->twice && !at.computed && !at.in_setjmp
      && !(at.p->portable && at.in_blocks) && chance (3))
    return make_setjmp ();
  if (at.p->anywhere && chance (8))
    return make_expression ();
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

/* Something that leaves by unwinding, and only sometimes, or is to do with
   that.  */

static struct stmt *
make_unwinding (void)
{
  unsigned rare = 4 + below (6);
  struct stmt *s;

  if (at.p->threads && chance (5))
    {
      s = new_stmt (S_LEAVE);
      s->leave = (enum leave) below (2);
      return sometimes (rare, s);
    }
  if (at.p->faults && chance (4))
    {
      s = new_stmt (S_FAULT);
      s->fault = (enum fault) below (at.p->go ? FAULT_TRAP : FAULTS);
      return sometimes (rare, s);
    }
  if (at.p->cxx && chance (4))
    {
      s = with_expr (S_THROW, any_expr ());
      s->number = in_cxx_p () && !at.p->threads && chance (3);
      return sometimes (rare, s);
    }
  if (!at.p->panics)
    return with_expr (S_EVENT, digest ());
  if (chance (8))
    return new_stmt (S_HELPER);
  return chance (3) ? sometimes (rare, make_panic ()) : make_recover ();
}

static struct stmt *
make_stmt (void)
{
  if (at.home->n_defers < 20 && chance (3))
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
      return make_unwinding ();
    default:
      return with_expr (S_EVENT, digest ());
    }
}

static struct stmt *
make_case (void)
{
  struct stmt *s = new_stmt (S_CASE);
  s->number = (unsigned) at.next_case++;
  return s;
}

struct stmt *
make_list (int n)
{
  struct stmt *first = NULL, **end = &first;
  while (n-- > 0 && at.room > 0)
    {
      struct home *h = at.home;
      at.room--;
      if (h->n_placed < h->n_labels && !at.no_labels && chance (4))
	append (&end, h->labels[h->n_placed++]);
      if (at.next_case > 0 && at.next_case < 5 && at.no_labels == at.case_labels
	  && chance (6))
	append (&end, make_case ());
      append (&end, make_stmt ());
    }
  if (!first)
    first = with_expr (S_EVENT, digest ());
  return first;
}
