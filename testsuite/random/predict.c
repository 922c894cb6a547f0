/* Run a program by the rules, and write down its events.
   SPDX-License-Identifier: GPL-3.0-or-later

   This says what defer(7) says, in the order of that page, and knows nothing of
   how the compiler goes about it.  A round about which the rules are silent, or
   that takes too long, is given up.  */

#include "program.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct panic
{
  unsigned number, value;
  struct panic *replaced;
  /* The one that it is again.  */
  struct panic *again;
};

/* How a statement, a body or a call ends.  */
struct way
{
  enum
  {
    ON,
    BREAK,
    CONTINUE,
    GOTO,
    RETURN,
    PANIC
  } kind;
  const struct stmt *target;
  struct panic *panic;
};

static const struct way on = { ON, NULL, NULL };

/* What is running a deferred call, and whether the call has recovered it.  */
struct running
{
  struct panic *panic;
  bool recovered;
};

/* A registered call.  */
struct pending
{
  struct pending *older;
  /* One of them.  */
  const struct function *function;
  const struct body *block;
  struct panic *again;
  unsigned arguments[MAX_ARGUMENTS];
};

/* The variables of a call of a function.  */
struct slot
{
  bool set;
  unsigned value;
};

/* A body that is being run.  */
struct frame
{
  const struct function *function;
  struct slot *slots;
  struct pending *pending;
  /* NULL if this is no deferred call.  */
  struct running *running;
  /* What a return has stored.  */
  bool stored;
  unsigned result;
};

static struct
{
  struct round *round;
  unsigned long long state;
  int fuel, calls, steps, depth;
  jmp_buf given_up;
} now;

static struct way call (const struct function *fn, const unsigned *arguments,
			struct running *running, unsigned *result);
static struct way run_list (struct frame *f, const struct stmt *first,
			    const struct stmt *from);

static _Noreturn void
give_up (void)
{
  longjmp (now.given_up, 1);
}

static void
step (void)
{
  if (now.steps-- == 0)
    give_up ();
}

static void *
allocate (size_t size)
{
  void *p = calloc (1, size);
  if (!p)
    abort ();
  return p;
}

static void
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

static void
set (struct frame *f, const struct variable *v, unsigned value)
{
  f->slots[v->number] = (struct slot){ true, value & v->type->mask };
}

/* Set *W unless the evaluation of E ends normally.  */

static unsigned
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
    case E_ADD:
      return values[0] + values[1];
    case E_XOR:
      return values[0] ^ values[1];
    case E_MULTIPLY:
      return values[0] * values[1];
    }
  abort ();
}

/* Section 3.  */

static struct panic *
new_panic (unsigned number, unsigned value, struct panic *again)
{
  struct panic *p = allocate (sizeof *p);
  p->number = number;
  p->value = value;
  p->again = again;
  return p;
}

static struct way
raise_panic (struct panic *p)
{
  return (struct way){ PANIC, NULL, p };
}

/* Rule 3.2.  */

static struct panic *
recover (struct frame *f)
{
  if (!f->running || !f->running->panic || f->running->recovered)
    return NULL;
  f->running->recovered = true;
  return f->running->panic;
}

/* Rule 3.4: NEWER leaves a call that OLDER runs, or ran before that call
   recovered it.  */

static void
replace (struct panic *older, struct panic *newer)
{
  struct panic *oldest = newer;
  while (oldest->replaced)
    oldest = oldest->replaced;
  oldest->replaced = newer->again == older ? older->replaced : older;
}

static unsigned
seen (const struct panic *p)
{
  unsigned digest = 0;
  for (; p; p = p->replaced)
    digest = digest * 31 + p->number * 8 + p->value + 1;
  return digest;
}

/* Section 2.  */

static struct pending *
new_pending (struct frame *f)
{
  struct pending *p = allocate (sizeof *p);
  p->older = f->pending;
  f->pending = p;
  return p;
}

static struct way run_body (struct frame *f, const struct body *b);

static struct way
run_pending (struct frame *f, const struct pending *p, struct running *running)
{
  unsigned ignored;
  if (p->function)
    return call (p->function, p->arguments, running, &ignored);
  if (p->again)
    return raise_panic (
      new_panic (p->again->number, p->again->value, p->again));

  /* Rule 1.6.  */
  struct frame block = { 0 };
  block.function = f->function;
  block.slots = f->slots;
  block.running = running;
  return run_body (&block, p->block);
}

/* Run B, and what it defers.  Return how that leaves the one whose body this
   is: by returning or by unwinding.  */

static struct way
run_body (struct frame *f, const struct body *b)
{
  struct way w;

  if (++now.depth > 200)
    give_up ();
  for (int i = 0; i < b->n_variables; i++)
    set (f, b->variables[i], 0);
  w = run_list (f, b->first, NULL);
  if (w.kind != PANIC)
    w = on;
  while (f->pending)
    {
      /* Rules 2.1 and 2.3.  */
      struct pending *p = f->pending;
      struct running running = { w.panic, false };
      struct way left;

      f->pending = p->older;
      left = run_pending (f, p, &running);
      if (left.kind == PANIC)
	{
	  if (w.kind == PANIC)
	    replace (w.panic, left.panic);
	  w = left;
	}
      else if (running.recovered)
	w = on;
    }
  now.depth--;
  return w;
}

/* Call FN, run as a deferred call by RUNNING if that is not NULL.  */

static struct way
call (const struct function *fn, const unsigned *arguments,
      struct running *running, unsigned *result)
{
  struct frame f = { 0 };
  struct way w;

  f.function = fn;
  f.slots = allocate (sizeof *f.slots * (size_t) (fn->n_variables + 1));
  f.running = running;
  for (int i = 0; i < fn->n_parameters; i++)
    set (&f, fn->parameters[i], arguments[i]);
  if (fn->named)
    set (&f, fn->named, fn->named_value);
  w = run_body (&f, &fn->body);

  /* Rules 2.5 and 3.3.  */
  if (fn->named)
    *result = f.slots[fn->named->number].value;
  else
    *result = f.stored ? f.result : 0;
  return w;
}

/* Statements.  */

static bool list_contains (const struct stmt *s, const struct stmt *target);

static bool
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

static const struct stmt *
find_case (const struct stmt *s, unsigned value)
{
  const struct stmt *other = NULL;
  for (; s; s = s->next)
    if (s->kind == S_CASE && s->number == value && !s->dropped)
      return s;
    else if (s->kind == S_DEFAULT && !s->dropped)
      other = s;
  return other;
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
	return on;
    }
  w = run_list (f, s->body, from);
  return w.kind == BREAK ? on : w;
}

static void
register_call (struct frame *f, const struct stmt *s, struct way *w)
{
  struct pending wanted = { 0 }, *p;

  wanted.function = s->e->function;
  for (int i = 0; i < s->e->n_operands; i++)
    {
      wanted.arguments[i] = evaluate (f, s->e->operands[i], w);
      if (w->kind != ON)
	return;
    }
  p = new_pending (f);
  wanted.older = p->older;
  *p = wanted;
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
  return raise_panic (new_panic (p->number, p->value, p));
}

/* Run S, or from FROM in it if that is not NULL.  */

static struct way
run_stmt (struct frame *f, const struct stmt *s, const struct stmt *from)
{
  struct way w = on;
  unsigned value = 0;

  step ();
  if (s->dropped || from == s)
    return on;
  if (s->bare || s->kind == S_BLOCK)
    return run_list (f, s->body, from);
  if (s->kind == S_IF)
    {
      bool other = from ? list_contains (s->other, from) : !go (s->number);
      return run_list (f, other ? s->other : s->body, from);
    }
  if (s->kind == S_FOR || s->kind == S_WHILE || s->kind == S_DO)
    return run_loop (f, s, from);
  if (s->kind == S_SWITCH)
    return run_switch (f, s, from);
  if (s->kind == S_DEFER_CALL)
    {
      register_call (f, s, &w);
      return w;
    }

  if (s->e)
    value = evaluate (f, s->e, &w);
  if (w.kind != ON)
    return w;
  switch (s->kind)
    {
    case S_EVENT:
      event (s->id, value);
      return on;
    case S_DECLARE:
    case S_ASSIGN:
      set (f, s->variable, value);
      return on;
    case S_BREAK:
      return (struct way){ BREAK, NULL, NULL };
    case S_CONTINUE:
      return (struct way){ CONTINUE, NULL, NULL };
    case S_GOTO:
      return go (s->number) ? (struct way){ GOTO, s->target, NULL } : on;
    case S_RETURN:
      /* Rules 2.2 and 2.5.  */
      if (f->function->named)
	set (f, f->function->named, value);
      else if (f->function->result)
	{
	  f->stored = true;
	  f->result = value & f->function->result->mask;
	}
      return (struct way){ RETURN, NULL, NULL };
    case S_DEFER_BLOCK:
      new_pending (f)->block = s->deferred;
      return on;
    case S_PANIC:
      return raise_panic (new_panic (value, 0, NULL));
    case S_PANIC_VALUE:
      return raise_panic (new_panic (value, s->number + 1, NULL));
    case S_RECOVER:
      return run_recover (f, s);
    case S_HELPER:
      event (s->id, 0);
      return on;
    default:
      return on;
    }
}

/* Run the statements from FIRST on, or from FROM among them if that is not
   NULL, as long as control stays there.  */

static struct way
run_list (struct frame *f, const struct stmt *first, const struct stmt *from)
{
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
	  w = on;
	}
    }
  while (from);
  return w;
}

bool
predict (struct program *p, struct round *round)
{
  static const unsigned nothing[MAX_ARGUMENTS];
  unsigned ignored;

  now.round = round;
  now.state = round->seed;
  now.fuel = FUEL;
  now.calls = CALLS;
  now.steps = 20000;
  now.depth = 0;
  round->n_events = 0;
  if (setjmp (now.given_up))
    return false;
  return call (p->functions[0], nothing, NULL, &ignored).kind == ON;
}
