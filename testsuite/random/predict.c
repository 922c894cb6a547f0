/* Run a program by the rules, and write down its events.
   SPDX-License-Identifier: GPL-3.0-or-later

   This and leave.c say what defer(7) says, and know nothing of how the compiler
   goes about it.  A round about which the rules are silent, or that takes too
   long, is given up.  */

#include "predict.h"

#include <setjmp.h>
#include <stdlib.h>

struct now now;
const struct way on = { .kind = ON };

static jmp_buf given_up;

_Noreturn void
give_up (void)
{
  longjmp (given_up, 1);
}

static void
step (void)
{
  if (now.steps-- == 0)
    give_up ();
}

void
event (int id, unsigned digest)
{
  struct round *r = now.round;
  if (r->n_events == MAX_EVENTS)
    give_up ();
  r->events[r->n_events++] = (struct event){ id, digest };
}

static unsigned
pick (unsigned n)
{
  now.state = now.state * 6364136223846793005ull + 1442695040888963407ull;
  return (unsigned) (now.state >> 33) % n;
}

static bool
fuel (void)
{
  return now.fuel > 0 && now.fuel-- > 0;
}

static bool
go (unsigned n)
{
  return fuel () && pick (n) == 0;
}

/* Expressions.  */

void
set (struct frame *f, const struct variable *v, unsigned value)
{
  f->slots[v->number] = (struct slot){ true, value & v->type->mask };
}

/* Set *W unless the evaluation of E ends normally.  */

unsigned
evaluate (struct frame *f, const struct expr *e, struct way *w)
{
  unsigned values[MAX_ARGUMENTS] = { 0 };
  unsigned result = 0;

  step ();
  if (e->kind == E_CALL && !(now.calls > 0 && now.calls-- > 0))
    return 0;
  for (int i = 0; i < e->n_operands; i++)
    {
      values[i] = evaluate (f, e->operands[i], w);
      if (w->kind != ON)
	return 0;
    }
  switch (e->kind)
    {
    case E_NUMBER:
      return e->number;
    case E_VARIABLE:
      if (!f->slots[e->variable->number].set)
	give_up ();
      return f->slots[e->variable->number].value;
    case E_PICK:
      return pick (e->number);
    case E_CALL:
      *w = call (e->function, values, NULL, &result);
      return result;
    case E_RECOVER:
      return seen (recover (f));
    case E_ADD:
      return values[0] + values[1];
    case E_XOR:
      return values[0] ^ values[1];
    case E_MULTIPLY:
      return values[0] * values[1];
    }
  abort ();
}

/* Statements.  */

static bool list_contains (const struct stmt *s, const struct stmt *target);

bool
contains (const struct stmt *s, const struct stmt *target)
{
  if (s->dropped)
    return false;
  return s == target || list_contains (s->body, target)
	 || (!s->bare && list_contains (s->other, target));
}

static bool
list_contains (const struct stmt *s, const struct stmt *target)
{
  for (; s; s = s->next)
    if (contains (s, target))
      return true;
  return false;
}

static struct way
run_loop (struct frame *f, const struct stmt *s, const struct stmt *from)
{
  if (!from && s->kind == S_FOR)
    set (f, s->variable, 0);
  for (;;)
    {
      struct way w;
      step ();
      if (!from && s->kind == S_FOR)
	{
	  if (!f->slots[s->variable->number].set)
	    give_up ();
	  if (f->slots[s->variable->number].value >= s->number || !fuel ())
	    return on;
	}
      if (!from && s->kind == S_WHILE && !go (s->number))
	return on;
      w = run_list (f, s->body, from);
      from = NULL;
      if (w.kind == BREAK)
	return on;
      if (w.kind != ON && w.kind != CONTINUE)
	return w;
      if (s->kind == S_FOR)
	set (f, s->variable, f->slots[s->variable->number].value + 1);
      if (s->kind == S_DO && !go (s->number))
	return on;
    }
}

/* Return the label for VALUE in the list S of a switch, or NULL.  */

static const struct stmt *
find_case (const struct stmt *s, unsigned value)
{
  const struct stmt *found = NULL;
  for (; s && !found; s = s->next)
    if (s->kind == S_CASE && s->number == value && !s->dropped)
      found = s;
    else if (!s->dropped && (s->bare || s->kind != S_SWITCH))
      {
	found = find_case (s->body, value);
	if (!found && !s->bare)
	  found = find_case (s->other, value);
      }
  return found;
}

static const struct stmt *
find_default (const struct stmt *s)
{
  while (s && (s->kind != S_DEFAULT || s->dropped))
    s = s->next;
  return s;
}

static struct way
run_switch (struct frame *f, const struct stmt *s, const struct stmt *from)
{
  struct way w = on;
  if (!from)
    {
      unsigned value = evaluate (f, s->e, &w);
      if (w.kind != ON)
	return w;
      from = find_case (s->body, value);
      if (!from)
	from = find_default (s->body);
      if (!from)
	return on;
    }
  w = run_list (f, s->body, from);
  return w.kind == BREAK ? on : w;
}

static void
register_call (struct frame *f, const struct stmt *s, struct way *w)
{
  unsigned arguments[MAX_ARGUMENTS];
  struct pending *p;

  for (int i = 0; i < s->e->n_operands; i++)
    {
      arguments[i] = evaluate (f, s->e->operands[i], w);
      if (w->kind != ON)
	return;
    }
  p = new_pending (f);
  p->function = s->e->function;
  for (int i = 0; i < s->e->n_operands; i++)
    p->arguments[i] = arguments[i];
}

static struct way
run_recover (struct frame *f, const struct stmt *s)
{
  struct panic *p = recover (f);
  event (s->id, seen (p));
  if (!p || s->again == AGAIN_NOT)
    return on;
  if (s->again == AGAIN_DEFERRED)
    {
      new_pending (f)->again = p;
      return on;
    }
  return raise_panic (p->number, p->value, p);
}

/* Rules 3.5 and 3.6.  What libstdc++ and libc end is given up: to catch a panic
   inside of another handler, and to keep a thread from ending.  */

static struct way
run_try (struct frame *f, const struct stmt *s)
{
  struct way w = run_list (f, s->body, NULL), left;
  bool caught = w.kind == THROW
		&& (s->handler == HANDLER_ALL
		    || (s->handler == HANDLER_NUMBER && w.thrown == 0));

  if ((w.kind == PANIC || w.kind == EXIT) && s->handler != HANDLER_NUMBER)
    {
      if (now.handling > 0)
	give_up ();
      caught = true;
    }
  if (!caught)
    return w;

  now.handling++;
  if (s->handler == HANDLER_NUMBER)
    event (s->id, w.number);
  left = run_list (f, s->other, NULL);
  if (left.kind == ON && s->handler == HANDLER_FORCED)
    left.kind = RETHROW;
  now.handling--;
  if (left.kind == RETHROW)
    return w;
  if (w.kind == EXIT || (w.kind == PANIC && w.panic->interrupted)
      || left.kind == LONGJMP)
    give_up ();
  return left;
}

static struct way
run_setjmp (struct frame *f, const struct stmt *s)
{
  int handling = now.handling;
  struct way w = run_list (f, s->body, NULL);
  if (w.kind != LONGJMP || w.target != s)
    return w;
  if (handling != now.handling)
    give_up ();
  return run_list (f, s->other, NULL);
}

/* Let S be done at the end of its scope.  */

static void
until_end_of_scope (struct frame *f, const struct stmt *s)
{
  bool outermost = false;
  for (const struct stmt *t = f->body->first; t; t = t->next)
    outermost = outermost || t == s;
  if (outermost)
    new_pending (f)->scoped = s;
  else if (f->n_objects < 100)
    f->objects[f->n_objects++] = s;
  else
    give_up ();
}

static struct way
leave_thread (const struct stmt *s)
{
  /* Who is about to end cannot be cancelled, says libc.  */
  if (s->leave == LEAVE_CANCEL && now.leaving)
    return on;
  now.leaving = true;
  return (struct way){ .kind = EXIT };
}

/* What has parts, and what begins with anything but the value of an expression.
   Return whether S is such a statement; then *W is how it ends.  */

static bool
run_compound (struct frame *f, const struct stmt *s, const struct stmt *from,
	      struct way *w)
{
  bool other;

  if (s->bare || s->kind == S_BLOCK)
    *w = run_list (f, s->body, from);
  else
    switch (s->kind)
      {
      case S_IF:
	other = from ? list_contains (s->other, from) : !go (s->number);
	*w = run_list (f, other ? s->other : s->body, from);
	break;
      case S_FOR:
      case S_WHILE:
      case S_DO:
	*w = run_loop (f, s, from);
	break;
      case S_SWITCH:
	*w = run_switch (f, s, from);
	break;
      case S_TRY:
	*w = run_try (f, s);
	break;
      case S_SETJMP:
	*w = run_setjmp (f, s);
	break;
      case S_EXPRESSION:
	*w = run_list (f, s->body, NULL);
	if (w->kind == ON)
	  event (s->id, f->value);
	break;
      case S_DEFER_CALL:
	register_call (f, s, w);
	break;
      default:
	return false;
      }
  return true;
}

/* A jump to TARGET once in N times.  */

static struct way
jump (int kind, const struct stmt *s)
{
  struct way w = on;
  if (go (s->number))
    {
      w.kind = kind;
      w.target = s->target;
    }
  return w;
}

/* Run S, or from FROM in it if that is not NULL.  */

static struct way
run_stmt (struct frame *f, const struct stmt *s, const struct stmt *from)
{
  static const unsigned faults[FAULTS] = { 11, 8, 4 };
  struct way w = on;
  unsigned value = 0;

  step ();
  if (s->dropped || from == s || run_compound (f, s, from, &w))
    return w;
  if (s->e)
    value = evaluate (f, s->e, &w);
  if (w.kind != ON)
    return w;
  switch (s->kind)
    {
    case S_EVENT:
      event (s->id, value);
      return on;
    case S_OBJECT:
      set (f, s->variable, value);
      until_end_of_scope (f, s);
      return on;
    case S_DEFER_SCOPE:
      until_end_of_scope (f, s);
      return on;
    case S_VALUE:
      f->value = value;
      return on;
    case S_DECLARE:
    case S_ASSIGN:
      set (f, s->variable, value);
      return on;
    case S_BREAK:
      return (struct way){ .kind = BREAK };
    case S_CONTINUE:
      return (struct way){ .kind = CONTINUE };
    case S_GOTO:
      return jump (GOTO, s);
    case S_LONGJMP:
      return jump (LONGJMP, s);
    case S_RETHROW:
      return jump (RETHROW, s);
    case S_RETURN:
      /* Rules 2.2 and 2.5.  */
      if (f->function->named)
	set (f, f->function->named, value);
      else if (f->function->result)
	{
	  f->stored = true;
	  f->result = value & f->function->result->mask;
	}
      return (struct way){ .kind = RETURN };
    case S_DEFER_BLOCK:
      new_pending (f)->block = s->deferred;
      return on;
    case S_DEFER_STORE:
      {
	struct pending *p = new_pending (f);
	p->store = s;
	p->arguments[0] = value;
	return on;
      }
    case S_PANIC:
      return raise_panic (value, 0, NULL);
    case S_PANIC_VALUE:
      return raise_panic (value, s->number + 1, NULL);
    case S_FAULT:
      return raise_panic (0, 100 + faults[s->fault], NULL);
    case S_RECOVER:
      return run_recover (f, s);
    case S_HELPER:
      event (s->id, 0);
      return on;
    case S_THROW:
      return (
	struct way){ .kind = THROW, .number = value, .thrown = s->number };
    case S_LEAVE:
      return leave_thread (s);
    default:
      return on;
    }
}

struct way
run_list (struct frame *f, const struct stmt *first, const struct stmt *from)
{
  int n_objects = f->n_objects;
  struct way w = on;

  for (const struct stmt *s = first; s; s = s->next)
    if (s->kind == S_DECLARE)
      f->slots[s->variable->number].set = false;
  do
    {
      for (const struct stmt *s = first; s && w.kind == ON; s = s->next)
	if (!from || contains (s, from))
	  {
	    w = run_stmt (f, s, from);
	    from = NULL;
	  }
      if (w.kind == GOTO && list_contains (first, w.target))
	{
	  from = w.target;
	  w = leave_by_goto (f, first, n_objects, w);
	  if (w.kind == GOTO)
	    w = on;
	  else
	    from = NULL;
	}
    }
  while (from);
  while (f->n_objects > n_objects)
    w = end_scope (f, f->objects[--f->n_objects], w);
  return w;
}

bool
predict (struct program *p, struct round *round, bool in_go)
{
  static const unsigned nothing[MAX_ARGUMENTS];
  struct way w;
  unsigned ignored;

  now = (struct now){ 0 };
  now.round = round;
  now.program = p;
  now.in_go = in_go;
  now.state = round->seed;
  now.fuel = round->fuel;
  now.calls = round->calls;
  now.steps = 20000;
  round->n_events = 0;
  if (setjmp (given_up))
    return false;
  w = call (p->functions[0], nothing, NULL, &ignored);
  if (p->threads)
    event (0, w.kind == EXIT);
  return w.kind == ON || (p->threads && w.kind == EXIT);
}
