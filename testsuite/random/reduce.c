/* Make a program that fails smaller, as long as it still fails.
   SPDX-License-Identifier: GPL-3.0-or-later

   What is tried: to leave out rounds; to leave out statements, many at a time
   and then one by one; to leave out what stands around a body; to put a number
   for an expression.  After each step the events are predicted anew, and the
   command tells whether what is left fails in the same way.  */

#include "program.h"

#include <stdlib.h>

enum
{
  MAX_NODES = 4000
};

static struct
{
  struct program *p;
  const char *command, *file;
  int n_stmts, n_exprs;
  struct stmt *stmts[MAX_NODES];
  struct expr *exprs[MAX_NODES];
} at;

/* Return whether the program as it is now fails.  Rounds about which the rules
   say nothing any more are left out.  */

static bool
fails (void)
{
  struct program *p = at.p;
  static struct round rounds[MAX_ROUNDS];
  int n = p->n_rounds;
  char command[1000];
  FILE *out;
  bool result;

  for (int i = 0; i < n; i++)
    rounds[i] = p->rounds[i];
  p->n_rounds = 0;
  for (int i = 0; i < n; i++)
    {
      struct round *r = &p->rounds[p->n_rounds];
      r->seed = rounds[i].seed;
      r->fuel = rounds[i].fuel;
      r->calls = rounds[i].calls;
      p->n_rounds += predict (p, r, false);
    }

  out = fopen (at.file, "w");
  if (!out)
    {
      perror (at.file);
      exit (2);
    }
  emit (p, out);
  fclose (out);
  snprintf (command, sizeof command, "%s %s", at.command, at.file);
  result = system (command) == 0;
  if (!result)
    {
      p->n_rounds = n;
      for (int i = 0; i < n; i++)
	p->rounds[i] = rounds[i];
    }
  return result;
}

/* Rounds.  */

static bool
reduce_rounds (void)
{
  struct program *p = at.p;
  static struct round all[MAX_ROUNDS];
  int n = p->n_rounds;

  for (int i = 0; i < n; i++)
    all[i] = p->rounds[i];
  for (int i = 0; i < n && n > 1; i++)
    {
      p->n_rounds = 1;
      p->rounds[0] = all[i];
      if (fails ())
	return true;
    }
  p->n_rounds = n;
  for (int i = 0; i < n; i++)
    p->rounds[i] = all[i];
  return false;
}

/* Statements.  */

static void
collect_expr (struct expr *e, bool replaceable)
{
  if (!e || at.n_exprs == MAX_NODES)
    return;
  if (replaceable)
    at.exprs[at.n_exprs++] = e;
  for (int i = 0; i < e->n_operands; i++)
    collect_expr (e->operands[i], true);
}

static void
collect (struct stmt *s)
{
  for (; s && at.n_stmts < MAX_NODES; s = s->next)
    {
      if (s->dropped)
	continue;
      if (!s->fixed)
	at.stmts[at.n_stmts++] = s;
      /* The call that a defer registers is no value.  */
      collect_expr (s->e, s->kind != S_DEFER_CALL);
      collect_expr (s->last, true);
      collect (s->body);
      if (!s->bare)
	collect (s->other);
      if (s->deferred)
	collect (s->deferred->first);
    }
}

static void
collect_all (void)
{
  at.n_stmts = at.n_exprs = 0;
  for (int i = 0; i < at.p->n_functions; i++)
    collect (at.p->functions[i]->body.first);
}

/* Leave out the statements from FIRST to LAST, or none.  */

static bool
drop (int first, int last)
{
  bool old[MAX_NODES];
  for (int i = first; i <= last; i++)
    {
      old[i] = at.stmts[i]->dropped;
      at.stmts[i]->dropped = true;
    }
  if (fails ())
    return true;
  for (int i = first; i <= last; i++)
    at.stmts[i]->dropped = old[i];
  return false;
}

static bool
drop_some (int many)
{
  bool any = false;
  collect_all ();
  for (int i = 0; i < at.n_stmts; i += many)
    {
      int last = i + many < at.n_stmts ? i + many - 1 : at.n_stmts - 1;
      bool there = false;
      for (int j = i; j <= last; j++)
	there = there || !at.stmts[j]->dropped;
      any = (there && drop (i, last)) || any;
    }
  return any;
}

static bool
try_flag (bool *flag, bool value)
{
  bool old = *flag;
  if (old == value)
    return false;
  *flag = value;
  if (fails ())
    return true;
  *flag = old;
  return false;
}

static bool
compound_p (const struct stmt *s)
{
  return (s->kind >= S_BLOCK && s->kind <= S_SWITCH) || s->kind == S_TRY
	 || s->kind == S_SETJMP;
}

/* An object ends with its scope, a _Defer too.  */

static bool
holds_object_p (const struct stmt *list)
{
  for (; list; list = list->next)
    if (!list->dropped
	&& (list->kind == S_OBJECT || list->kind == S_DEFER_SCOPE
	    || (list->bare && holds_object_p (list->body))))
      return true;
  return false;
}

static bool
simplify (void)
{
  bool any = false;
  collect_all ();
  for (int i = 0; i < at.n_stmts; i++)
    {
      struct stmt *s = at.stmts[i];
      struct stmt *other = s->other;
      enum form form = s->form;
      enum again again = s->again;

      if (compound_p (s) && !holds_object_p (s->body))
	any = try_flag (&s->bare, true) || any;
      any = try_flag (&s->by_pointer, false) || any;
      if (other && !s->bare)
	{
	  s->other = NULL;
	  if (fails ())
	    any = true;
	  else
	    s->other = other;
	}
      if (form != FORM_DEFER || again != AGAIN_NOT)
	{
	  s->form = FORM_DEFER;
	  s->again = AGAIN_NOT;
	  if (fails ())
	    any = true;
	  else
	    {
	      s->form = form;
	      s->again = again;
	    }
	}
    }
  return any;
}

/* Expressions.  */

static bool
reduce_exprs (void)
{
  bool any = false;
  collect_all ();
  for (int i = 0; i < at.n_exprs; i++)
    {
      struct expr *e = at.exprs[i], old = *e;
      if (e->kind == E_NUMBER)
	continue;
      *e = (struct expr){ .kind = E_NUMBER, .number = 1 };
      if (fails ())
	any = true;
      else
	*e = old;
    }
  return any;
}

bool
reduce (struct program *p, const char *command, const char *file)
{
  bool any = true;

  at.p = p;
  at.command = command;
  at.file = file;
  if (!fails ())
    return false;
  reduce_rounds ();
  for (int many = 64; many > 1; many /= 4)
    drop_some (many);
  while (any)
    {
      any = drop_some (1);
      any = simplify () || any;
      any = reduce_exprs () || any;
      any = reduce_rounds () || any;
    }
  /* What is in the file may be the last trial.  */
  return fails ();
}
