/* Take out of a program what the language does not allow.
   SPDX-License-Identifier: GPL-3.0-or-later

   Rule 1.7: a deferred block may not capture a variable of an inner scope if
   control can pass the defer again, by a loop or by a goto, nor an array there
   of a length that is not known.  What can be passed again is seen only when
   the whole body is there.

   Rule 6.6: no jump enters the scope of a _Defer.  Where one would, the _Defer
   gets a block of its own.  So does one about which, beside calls that the body
   defers, rule 6.9 does not say everything: at the outermost level, if a jump
   leaves its scope; in a block with nothing behind it, if calls are deferred in
   its scope.  */

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
  /* The program defers calls, too.  */
  bool beside_calls;
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

/* Scopes.  */

/* Is LABEL in the list S?  */

static bool
has_label_p (const struct stmt *s, const struct stmt *label)
{
  for (; s; s = s->next)
    if (s == label || has_label_p (s->body, label)
	|| has_label_p (s->other, label))
      return true;
  return false;
}

/* Does a goto in the list S lead out of REST, which that is in or is?  */

static bool
left_p (const struct stmt *s, const struct stmt *rest)
{
  for (; s; s = s->next)
    if ((s->kind == S_GOTO && !has_label_p (rest, s->target))
	|| left_p (s->body, rest) || left_p (s->other, rest))
      return true;
  return false;
}

/* Does anything in the list S jump to LABEL, but in BEHIND and what follows
   that?  */

static bool
jumps_to_p (const struct stmt *s, const struct stmt *behind,
	    const struct stmt *label)
{
  for (; s && s != behind; s = s->next)
    if ((s->kind == S_GOTO && s->target == label)
	|| jumps_to_p (s->body, behind, label)
	|| jumps_to_p (s->other, behind, label))
      return true;
  return false;
}

/* Is there a way into the list S, which is REST or in it, from outside of that:
   a label to which something in BODY jumps, or a case?  IN_SWITCH: of a switch
   that is in REST.  */

static bool
entered_p (const struct stmt *s, const struct stmt *rest,
	   const struct body *body, bool in_switch)
{
  for (; s; s = s->next)
    if ((s->kind == S_LABEL && jumps_to_p (body->first, rest, s))
	|| (!in_switch && (s->kind == S_CASE || s->kind == S_DEFAULT))
	|| entered_p (s->body, rest, body, in_switch || s->kind == S_SWITCH)
	|| entered_p (s->other, rest, body, in_switch))
      return true;
  return false;
}

/* Does the list S defer calls of its body?  */

static bool
calls_p (const struct stmt *s)
{
  for (; s; s = s->next)
    if (s->kind == S_DEFER_CALL || s->kind == S_DEFER_BLOCK
	|| s->kind == S_DEFER_STORE
	|| (s->kind == S_RECOVER && s->again == AGAIN_DEFERRED)
	|| calls_p (s->body) || calls_p (s->other))
      return true;
  return false;
}

/* Does nothing happen behind S in its list?  */

static bool
last_p (const struct stmt *s)
{
  while (s->next && (s->next->kind == S_RETURN || s->next->kind == S_LABEL))
    s = s->next;
  return !s->next;
}

/* Does the rule not say how the scope of S ends beside calls, OUTERMOST in its
   body or at its END?  */

static bool
unclear_p (const struct stmt *s, bool outermost, bool end)
{
  return outermost ? left_p (s->next, s->next) : end && calls_p (s->next);
}

/* Give the _Defers in the list S a block of their own, where they need one.  The
   list is the OUTERMOST one; it is at the END of that.  */

static void
check_scopes (struct stmt *s, bool outermost, bool end)
{
  for (; s; s = s->next)
    {
      bool loop = s->kind == S_FOR || s->kind == S_WHILE || s->kind == S_DO;
      if (s->kind == S_DEFER_SCOPE
	  && (entered_p (s->next, s->next, at.body, false)
	      || (at.beside_calls && unclear_p (s, outermost, end))))
	{
	  struct stmt *inside = allocate (sizeof *inside);
	  *inside = *s;
	  inside->next = NULL;
	  s->kind = S_BLOCK;
	  s->deferred = NULL;
	  s->body = inside;
	  continue;
	}
      check_scopes (s->body, false, end && !loop && last_p (s));
      check_scopes (s->other, false, end && !loop && last_p (s));
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
check_body (struct body *b, bool portable)
{
  memset (&at, 0, sizeof at);
  at.body = b;
  find_labels (b->first);
  at.place = 0;
  find_jumps (b->first);
  at.place = 0;
  check_defers (b->first, false);
  at.beside_calls = !portable;
  check_scopes (b->first, true, true);
}

/* Check all bodies in the list S.  */

static void
check_inside (struct stmt *s, bool portable)
{
  for (; s; s = s->next)
    {
      check_inside (s->body, portable);
      check_inside (s->other, portable);
      if (s->deferred)
	{
	  check_body (s->deferred, portable);
	  check_inside (s->deferred->first, portable);
	}
    }
}

void
make_legal (struct program *p)
{
  for (int i = 0; i < p->n_functions; i++)
    {
      check_body (&p->functions[i]->body, p->portable);
      check_inside (p->functions[i]->body.first, p->portable);
    }
}
