/* Take out of a program what the language does not allow.
   SPDX-License-Identifier: GPL-3.0-or-later

   Rule 1.7: a deferred block may not capture a variable of an inner scope if
   control can pass the defer again, by a loop or by a goto, nor an array there
   of a length that is not known.  What can be passed again is seen only when
   the whole body is there.  */

#include "program.h"

#include <string.h>

/* Each statement of a body has a place, in the order of the text.  */
struct jump
{
  int from, to;
};

static struct
{
  const struct body *body;
  int place, n_jumps, n_labels;
  struct jump jumps[200];
  struct
  {
    const struct stmt *label;
    int place;
  } labels[16];
} at;

/* May a block that BODY defers not capture V?  ARRAYS: only arrays of unknown
   length are forbidden.  */

static bool
hidden_p (const struct variable *v, const struct body *body, bool arrays)
{
  return v->body == body && v->inner && (v->length || !arrays);
}

/* Let E not read variables that are hidden.  */

static void
blind_expr (struct expr *e, const struct body *body, bool arrays)
{
  if (!e)
    return;
  if (e->kind == E_VARIABLE && hidden_p (e->variable, body, arrays))
    {
      e->kind = E_NUMBER;
      e->number = 1;
    }
  for (int i = 0; i < e->n_operands; i++)
    blind_expr (e->operands[i], body, arrays);
}

/* Let S and what follows not name them.  */

static void
blind (struct stmt *s, const struct body *body, bool arrays)
{
  for (; s; s = s->next)
    {
      blind_expr (s->e, body, arrays);
      blind_expr (s->last, body, arrays);
      if (s->kind == S_ASSIGN && hidden_p (s->variable, body, arrays))
	s->kind = S_EVENT;
      blind (s->body, body, arrays);
      blind (s->other, body, arrays);
      if (s->deferred)
	blind (s->deferred->first, body, arrays);
    }
}

/* Find the labels in the list S.  */

static void
find_labels (const struct stmt *s)
{
  for (; s; s = s->next)
    {
      at.place++;
      if (s->kind == S_LABEL)
	{
	  at.labels[at.n_labels].label = s;
	  at.labels[at.n_labels++].place = at.place;
	}
      find_labels (s->body);
      find_labels (s->other);
    }
}

/* Find the jumps backward.  One by a pointer may lead to any label.  */

static void
find_jumps (const struct stmt *s)
{
  for (; s; s = s->next)
    {
      at.place++;
      for (int i = 0; s->kind == S_GOTO && i < at.n_labels; i++)
	if ((s->by_pointer || at.labels[i].label == s->target)
	    && at.labels[i].place < at.place && at.n_jumps < 200)
	  at.jumps[at.n_jumps++]
	    = (struct jump){ at.place, at.labels[i].place };
      find_jumps (s->body);
      find_jumps (s->other);
    }
}

static bool
passed_again_p (void)
{
  for (int i = 0; i < at.n_jumps; i++)
    if (at.jumps[i].to <= at.place && at.place <= at.jumps[i].from)
      return true;
  return false;
}

static void
check_defers (struct stmt *s, bool in_loop)
{
  for (; s; s = s->next)
    {
      bool loop = s->kind == S_FOR || s->kind == S_WHILE || s->kind == S_DO;
      at.place++;
      if (s->kind == S_DEFER_BLOCK)
	blind (s->deferred->first, at.body, !in_loop && !passed_again_p ());
      check_defers (s->body, in_loop || loop);
      check_defers (s->other, in_loop);
    }
}

static void
check_body (struct body *b)
{
  memset (&at, 0, sizeof at);
  at.body = b;
  find_labels (b->first);
  at.place = 0;
  find_jumps (b->first);
  at.place = 0;
  check_defers (b->first, false);
}

/* Check all bodies in the list S.  */

static void
check_inside (struct stmt *s)
{
  for (; s; s = s->next)
    {
      check_inside (s->body);
      check_inside (s->other);
      if (s->deferred)
	{
	  check_body (s->deferred);
	  check_inside (s->deferred->first);
	}
    }
}

void
make_legal (struct program *p)
{
  for (int i = 0; i < p->n_functions; i++)
    {
      check_body (&p->functions[i]->body);
      check_inside (p->functions[i]->body.first);
    }
}
