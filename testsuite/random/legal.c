/* Take out of a program what the language does not allow.
   SPDX-License-Identifier: GPL-3.0-or-later

   Rule 1.7: a deferred block may not capture a variable of an inner scope if
   control can pass the defer again, by a loop or by a goto.  That is known only
   when the whole body is there.  */

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

/* Let E not read inner variables of BODY.  */

static void
blind_expr (struct expr *e, const struct body *body)
{
  if (!e)
    return;
  if (e->kind == E_VARIABLE && e->variable->inner && e->variable->body == body)
    {
      e->kind = E_NUMBER;
      e->number = 1;
    }
  for (int i = 0; i < e->n_operands; i++)
    blind_expr (e->operands[i], body);
}

/* Let S and what follows not name inner variables of BODY.  */

static void
blind (struct stmt *s, const struct body *body)
{
  for (; s; s = s->next)
    {
      blind_expr (s->e, body);
      if (s->kind == S_ASSIGN && s->variable->inner
	  && s->variable->body == body)
	s->kind = S_EVENT;
      blind (s->body, body);
      blind (s->other, body);
      if (s->deferred)
	blind (s->deferred->first, body);
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

/* Find the jumps backward.  */

static void
find_jumps (const struct stmt *s)
{
  for (; s; s = s->next)
    {
      at.place++;
      for (int i = 0; s->kind == S_GOTO && i < at.n_labels; i++)
	if (at.labels[i].label == s->target && at.labels[i].place < at.place
	    && at.n_jumps < 200)
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
      if (s->kind == S_DEFER_BLOCK && (in_loop || passed_again_p ()))
	blind (s->deferred->first, at.body);
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
