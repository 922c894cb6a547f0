/* How bodies are left: deferred calls and panics, as defer(7) has them.
   SPDX-License-Identifier: GPL-3.0-or-later

   In the order of that page.  */

#include "predict.h"

/* Section 2.  */

struct pending *
new_pending (struct frame *f)
{
  struct pending *p = allocate (sizeof *p);
  p->older = f->pending;
  f->pending = p;
  return p;
}

static bool
list_defers_p (const struct stmt *s)
{
  for (; s; s = s->next)
    if (!s->dropped
	&& ((s->kind >= S_DEFER_CALL && s->kind <= S_DEFER_STORE)
	    || list_defers_p (s->body)
	    || (!s->bare && list_defers_p (s->other))))
      return true;
  return false;
}

/* Without a defer in it (rule 2.2) a C function's objects know nothing of
   unwinding; a destructor must not be left by it.  */

static void
end_object (struct frame *f, const struct stmt *s, struct way w)
{
  bool in_c = !now.program->cxx || f->function->c;
  unsigned value = f->slots[s->variable->number].value;
  struct way end = on;

  if (w.kind == LONGJMP
      || (w.kind >= PANIC && in_c && !list_defers_p (f->function->body.first)))
    give_up ();
  if (s->last)
    value ^= evaluate (f, s->last, &end);
  if (end.kind != ON)
    give_up ();
  event (s->id, value);
}

static struct way run_body (struct frame *f, const struct body *b);

/* Rule 1.6: run B as a deferred call of F that RUNNING runs.  */

static struct way
run_block (struct frame *f, const struct body *b, struct running *running)
{
  struct frame block = { 0 };
  block.function = f->function;
  block.slots = f->slots;
  block.running = running;
  return run_body (&block, b);
}

/* Run P, which W leaves, as a deferred call that RUNNING runs.  */

static struct way
run_pending (struct frame *f, const struct pending *p, struct way w,
	     struct running *running)
{
  unsigned ignored;
  if (p->scoped && p->scoped->kind == S_OBJECT)
    {
      end_object (f, p->scoped, w);
      return on;
    }
  if (p->function)
    return call (p->function, p->arguments, running, &ignored);
  if (p->store)
    {
      set (f, p->store->variable, p->arguments[0]);
      return on;
    }
  if (p->again)
    return raise_panic (p->again->number, p->again->value, p->again);
  return run_block (f, p->scoped ? p->scoped->deferred : p->block, running);
}

/* Rule 3.4: NEWER leaves a call that OLDER runs, or ran before that call
   recovered it.  */

static void
replace (struct panic *older, struct panic *newer)
{
  struct panic *oldest = newer;
  while (oldest->replaced)
    oldest = oldest->replaced;
  oldest->replaced = older;
  if (newer->again == older)
    {
      oldest->replaced = older->replaced;
      newer->again = NULL;
    }
  newer->interrupted = newer->interrupted || older->interrupted;
}

/* A deferred call of F that W runs is left by LEFT, and RUNNING was what ran it.
   Return what leaves F's body now.  */

static struct way
left_by (struct frame *f, struct way w, struct way left,
	 const struct running *running)
{
  switch (left.kind)
    {
    case PANIC:
      /* Go 1.19 forgets the exit if such a panic is recovered.  */
      if (w.kind == PANIC && w.panic->interrupted && now.in_go)
	give_up ();
      if (w.kind == PANIC)
	replace (w.panic, left.panic);
      if (w.kind == EXIT || f->interrupted)
	left.panic->interrupted = true;
      break;
    case THROW:
      /* Rule 3.5.  */
      if (w.kind == THROW)
	give_up ();
      break;
    case EXIT:
      break;
    default:
      if (!running->recovered)
	return w;
      f->interrupted = w.panic->interrupted;
      return (struct way){ .kind = RETURN };
    }
  f->interrupted = false;
  return left;
}

/* Rules 6.2 and 6.7.  */

struct way
end_scope (struct frame *f, const struct stmt *s, struct way w)
{
  struct running running = { w.kind == PANIC ? w.panic : NULL, false };

  if (s->kind == S_OBJECT)
    {
      end_object (f, s, w);
      return w;
    }
  if (w.kind == LONGJMP)
    return w;
  return left_by (f, w, run_block (f, s->deferred, &running), &running);
}

/* Does a jump to TARGET leave the scope of S, both in the list FIRST?  */

static bool
leaves_p (const struct stmt *first, const struct stmt *target,
	  const struct stmt *s)
{
  while (first != s && !contains (first, target))
    first = first->next;
  return s->kind == S_DEFER_SCOPE && first != s;
}

struct way
leave_by_goto (struct frame *f, const struct stmt *first, int n_objects,
	       struct way w)
{
  const struct stmt *target = w.target;
  struct pending **next = &f->pending;

  while (w.kind == GOTO && f->n_objects > n_objects
	 && leaves_p (first, target, f->objects[f->n_objects - 1]))
    w = end_scope (f, f->objects[--f->n_objects], w);
  while (first == f->body->first && w.kind == GOTO && *next)
    {
      const struct stmt *s = (*next)->scoped;
      if (s && leaves_p (first, target, s))
	{
	  *next = (*next)->older;
	  w = end_scope (f, s, w);
	}
      else
	next = &(*next)->older;
    }
  return w;
}

/* Run B, and what it defers.  Return how that leaves what B is the body of: by
   returning or by unwinding.  */

static struct way
run_body (struct frame *f, const struct body *b)
{
  struct way w;

  if (++now.depth > 200)
    give_up ();
  f->body = b;
  for (int i = 0; i < b->n_variables; i++)
    set (f, b->variables[i], 0);
  w = run_list (f, b->first, NULL);
  while (f->pending)
    {
      /* Rules 2.1 to 2.4.  */
      struct pending *p = f->pending;
      struct running running = { w.kind == PANIC ? w.panic : NULL, false };
      struct way left;

      f->pending = p->older;
      left = run_pending (f, p, w, &running);
      w = left_by (f, w, left, &running);
    }
  now.depth--;
  /* Rule 3.6.  */
  if (f->interrupted)
    w.kind = EXIT;
  return w.kind < PANIC ? on : w;
}

struct way
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
  /* Rule 3.5: std::terminate.  */
  if (fn->nothrow && w.kind >= PANIC)
    give_up ();

  /* Rules 2.5 and 3.3.  */
  if (fn->named)
    *result = f.slots[fn->named->number].value;
  else
    *result = f.stored ? f.result : 0;
  return w;
}

/* Section 3.  */

struct way
raise_panic (unsigned number, unsigned value, struct panic *again)
{
  struct panic *p = allocate (sizeof *p);
  p->number = number;
  p->value = value;
  p->again = again;
  return (struct way){ .kind = PANIC, .panic = p };
}

struct panic *
recover (struct frame *f)
{
  if (!f->running || !f->running->panic || f->running->recovered)
    return NULL;
  f->running->recovered = true;
  return f->running->panic;
}

unsigned
seen (const struct panic *p)
{
  unsigned digest = 0;
  for (; p; p = now.in_go ? NULL : p->replaced)
    digest = digest * 31 + p->number * 8 + p->value + 1;
  return digest;
}
