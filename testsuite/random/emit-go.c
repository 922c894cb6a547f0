/* A program as Go, whose defer is where ours comes from: what it does is known
   without asking our own rules.
   SPDX-License-Identifier: GPL-3.0-or-later

   Go jumps into no block, and past no declaration.  So a body declares all of its
   variables first, and is flat: for

     while (go (3))
       body

   stands

     goto b1; b1:
     if !go_(3) { goto b2 }
     body
     goto b1
     goto b2; b2:

   where the jump before each label is there because Go wants one to it.  A call
   that may be left out becomes statements before the one that needs its value;
   an expression has but one that matters to the order.  What stands in a program
   besides is in support.go.  */

#include "emit.h"

#include <stdlib.h>
#include <string.h>

/* Labels are numbered in a function, temporary variables in a program.  Where
   break and continue lead.  */
static int n_labels, n_temporaries;
static int break_label, continue_label;

/* Expressions.  */

/* What has a name of its own in one program of many.  */

static void
put_function (const struct function *fn)
{
  fprintf (out, "f%d_%lu", fn->number, program->seed);
}

/* Write E; its calls have been made, and their values are in temporary variables
   from *T on.  */

static void
put_expr (const struct expr *e, int *t)
{
  static const char *const operators[] = { "+", "^", "*" };
  switch (e->kind)
    {
    case E_NUMBER:
      fprintf (out, "number(%u)", e->number);
      break;
    case E_VARIABLE:
      fprintf (out, "of_%s(v%d)", e->variable->type->name, e->variable->number);
      break;
    case E_PICK:
      fprintf (out, "pick(%u)", e->number);
      break;
    case E_RECOVER:
      fputs ("seen(recover())", out);
      break;
    case E_CALL:
      fprintf (out, "t%d", (*t)++);
      break;
    default:
      fputc ('(', out);
      put_expr (e->operands[0], t);
      fprintf (out, " %s ", operators[e->kind - E_ADD]);
      put_expr (e->operands[1], t);
      fputc (')', out);
    }
}

static void
put_as (const struct type *type, const struct expr *e, int *t)
{
  fprintf (out, "make_%s(", type->name);
  put_expr (e, t);
  fputc (')', out);
}

static void
put_arguments (const struct expr *e, int *t)
{
  fputc ('(', out);
  for (int i = 0; i < e->n_operands; i++)
    {
      if (i)
	fputs (", ", out);
      put_as (e->function->parameters[i]->type, e->operands[i], t);
    }
  fputc (')', out);
}

/* Make the calls in E.  Return the number of the first temporary variable.  */

static int
make_calls (const struct expr *e)
{
  int first, t;
  if (!e || e->kind != E_CALL)
    {
      first = n_temporaries;
      for (int i = 0; e && i < e->n_operands; i++)
	make_calls (e->operands[i]);
      return first;
    }
  /* Those of its own arguments are inside.  */
  first = n_temporaries++;
  line ("var t%d uint32", first);
  line ("if may_call() {");
  depth++;
  t = n_temporaries;
  for (int i = 0; i < e->n_operands; i++)
    make_calls (e->operands[i]);
  fprintf (out, "%*s", 2 * depth, "");
  if (e->function->result)
    fprintf (out, "t%d = of_%s(", first, e->function->result->name);
  put_function (e->function);
  put_arguments (e, &t);
  fputs (e->function->result ? ")\n" : "\n", out);
  depth--;
  line ("}");
  return first;
}

/* A statement with E as TYPE, or as a number for NULL, between two texts.  */

static void
put_around (const char *before, const struct type *type, const struct expr *e,
	    const char *after)
{
  int t;
  line ("{");
  depth++;
  t = make_calls (e);
  fprintf (out, "%*s%s", 2 * depth, "", before);
  if (type)
    put_as (type, e, &t);
  else
    put_expr (e, &t);
  fprintf (out, "%s\n", after);
  depth--;
  line ("}");
}

/* Statements.  */

static void put_list (const struct stmt *s);
static void put_body (const struct body *b);

static void
put_label (int n)
{
  line ("goto b%d; b%d:", n, n);
}

static void
put_loop (const struct stmt *s)
{
  int begin = ++n_labels, next = ++n_labels, end = ++n_labels;
  int old_break = break_label, old_continue = continue_label;

  break_label = end;
  continue_label = next;
  if (s->kind == S_FOR)
    line ("v%d = 0", s->variable->number);
  put_label (begin);
  if (s->kind == S_FOR)
    line ("if v%d >= %u || !fuel() { goto b%d }", s->variable->number,
	  s->number, end);
  if (s->kind == S_WHILE)
    line ("if !go_(%u) { goto b%d }", s->number, end);
  put_list (s->body);
  put_label (next);
  if (s->kind == S_FOR)
    line ("v%d++", s->variable->number);
  if (s->kind == S_DO)
    line ("if !go_(%u) { goto b%d }", s->number, end);
  line ("goto b%d", begin);
  put_label (end);
  break_label = old_break;
  continue_label = old_continue;
}

/* Jump to the cases in the list S of a switch.  */

static void
put_cases (const struct stmt *s)
{
  for (; s; s = s->next)
    if (!s->dropped)
      {
	if (s->kind == S_CASE)
	  line ("case %u: goto c%d", s->number, s->id);
	if (s->kind != S_SWITCH || s->bare)
	  {
	    put_cases (s->body);
	    if (!s->bare)
	      put_cases (s->other);
	  }
      }
}

static void
put_switch (const struct stmt *s)
{
  int end = ++n_labels, old_break = break_label;
  const struct stmt *other = s->body;

  while (other && (other->kind != S_DEFAULT || other->dropped))
    other = other->next;
  break_label = end;
  /* It makes no call.  */
  fprintf (out, "%*sswitch ", 2 * depth, "");
  put_expr (s->e, &n_temporaries);
  fputs (" {\n", out);
  put_cases (s->body);
  if (other)
    line ("default: goto c%d", other->id);
  else
    line ("default: goto b%d", end);
  line ("}");
  put_list (s->body);
  put_label (end);
  break_label = old_break;
}

static void
put_branch (const struct stmt *s)
{
  int other = ++n_labels, end = ++n_labels;
  line ("if !go_(%u) { goto b%d }", s->number, other);
  put_list (s->body);
  line ("goto b%d", end);
  put_label (other);
  put_list (s->other);
  put_label (end);
}

static void
put_defer_call (const struct stmt *s)
{
  int t = n_temporaries;
  line ("{");
  depth++;
  for (int i = 0; i < s->e->n_operands; i++)
    make_calls (s->e->operands[i]);
  fprintf (out, "%*sdefer ", 2 * depth, "");
  if (s->by_pointer)
    fputs ("hide(", out);
  put_function (s->e->function);
  if (s->by_pointer)
    fputc (')', out);
  put_arguments (s->e, &t);
  fputc ('\n', out);
  depth--;
  line ("}");
}

static void
put_recover (const struct stmt *s)
{
  static const char *const again[AGAINS]
    = { "", "panic(p)", "raise_again(p)", "defer raise_again(p)" };
  if (s->again == AGAIN_NOT)
    line ("event(%d, seen(recover()))", s->id);
  else
    line ("{ p := recover(); event(%d, seen(p)); if p != nil { %s } }", s->id,
	  again[s->again]);
}

static void
put_return (const struct stmt *s)
{
  if (s->e)
    put_around ("return ", function->result, s->e, "");
  else
    line ("return");
}

static void
put_simple (const struct stmt *s)
{
  static const char *const faults[] = { "*null() = 1", "null_division()" };
  char before[60];

  switch (s->kind)
    {
    case S_EVENT:
      snprintf (before, sizeof before, "event(%d, ", s->id);
      put_around (before, NULL, s->e, ")");
      break;
    case S_DECLARE:
    case S_ASSIGN:
      snprintf (before, sizeof before, "v%d = ", s->variable->number);
      put_around (before, s->variable->type, s->e, "");
      break;
    case S_CASE:
    case S_DEFAULT:
      line ("goto c%d; c%d:", s->id, s->id);
      break;
    case S_BREAK:
      line ("goto b%d", break_label);
      break;
    case S_CONTINUE:
      line ("goto b%d", continue_label);
      break;
    case S_LABEL:
      line ("goto l%d; l%d:", s->id, s->id);
      break;
    case S_GOTO:
      line ("if go_(%u) { goto l%d }", s->number, s->target->id);
      break;
    case S_DEFER_STORE:
      snprintf (before, sizeof before, "defer store(&v%d, ",
		s->variable->number);
      put_around (before, s->variable->type, s->e, ")");
      break;
    case S_PANIC:
    case S_PANIC_VALUE:
      snprintf (before, sizeof before, "panic(panicked{%u, ",
		s->kind == S_PANIC ? 0 : s->number + 1);
      put_around (before, NULL, s->e, "})");
      break;
    case S_HELPER:
      line ("event(%d, seen(helper()))", s->id);
      break;
    case S_LEAVE:
      line (s->leave == LEAVE_EXIT ? "exit_here()" : "cancel_here()");
      break;
    case S_FAULT:
      line ("%s", faults[s->fault]);
      break;
    default:
      abort ();
    }
}

static void
put_stmt (const struct stmt *s)
{
  if (s->bare || s->kind == S_BLOCK)
    put_list (s->body);
  else
    switch (s->kind)
      {
      case S_IF:
	put_branch (s);
	break;
      case S_FOR:
      case S_WHILE:
      case S_DO:
	put_loop (s);
	break;
      case S_SWITCH:
	put_switch (s);
	break;
      case S_RETURN:
	put_return (s);
	break;
      case S_DEFER_CALL:
	put_defer_call (s);
	break;
      case S_DEFER_BLOCK:
	line ("defer func() {");
	depth++;
	put_body (s->deferred);
	depth--;
	line ("}()");
	break;
      case S_RECOVER:
	put_recover (s);
	break;
      default:
	put_simple (s);
      }
}

static void
put_list (const struct stmt *s)
{
  for (; s; s = s->next)
    if (!s->dropped)
      put_stmt (s);
}

/* Bodies.  */

static void
declare (const struct variable *v)
{
  line ("var v%d t_%s", v->number, v->type->name);
  line ("_ = v%d", v->number);
}

static void
declare_in_list (const struct stmt *s)
{
  for (; s; s = s->next)
    {
      if (s->kind == S_DECLARE || (s->kind == S_FOR && s->variable->inner))
	declare (s->variable);
      declare_in_list (s->body);
      declare_in_list (s->other);
    }
}

static void
put_body (const struct body *b)
{
  for (int i = 0; i < b->n_variables; i++)
    {
      declare (b->variables[i]);
      line ("v%d = make_%s(0)", b->variables[i]->number,
	    b->variables[i]->type->name);
    }
  declare_in_list (b->first);
  put_list (b->first);
}

static void
put_whole_function (const struct function *fn)
{
  function = fn;
  n_labels = 0;
  depth = 0;
  if (strncmp (fn->attributes, "OPAQUE", 6) == 0
      || strstr (fn->attributes, "noinline"))
    line ("//go:noinline");
  fputs ("func ", out);
  put_function (fn);
  fputc ('(', out);
  for (int i = 0; i < fn->n_parameters; i++)
    fprintf (out, "%sv%d t_%s", i ? ", " : "", fn->parameters[i]->number,
	     fn->parameters[i]->type->name);
  fputs (") ", out);
  if (fn->named)
    fprintf (out, "(v%d t_%s) ", fn->named->number, fn->result->name);
  else if (fn->result)
    fprintf (out, "(result t_%s) ", fn->result->name);
  fputs ("{\n", out);
  depth = 1;
  if (fn->named)
    line ("v%d = make_%s(%u)", fn->named->number, fn->named->type->name,
	  fn->named_value);
  put_body (&fn->body);
  line ("return");
  depth = 0;
  line ("}\n");
}

void
emit_go (const struct program *p, FILE *file)
{
  out = file;
  program = p;
  n_temporaries = 0;
  fprintf (out,
	   "// A random program, of the seed %lu.\n"
	   "// SPDX-License-Identifier: GPL-3.0-or-later\n\n"
	   "package main\n\n",
	   p->seed);
  for (int i = 0; i < p->n_functions; i++)
    put_whole_function (p->functions[i]);
  fprintf (out,
	   "func init() {\n  programs = append(programs, program{%lu, %s, "
	   "f0_%lu, []round{\n",
	   p->seed, p->threads ? "true" : "false", p->seed);
  for (int i = 0; i < p->n_rounds; i++)
    {
      const struct round *r = &p->rounds[i];
      fprintf (out, "    {%u, %d, %d, []happening{", r->seed, r->fuel,
	       r->calls);
      for (int j = 0; j < r->n_events; j++)
	fprintf (out, "%s{%d, %u}", j ? ", " : "", r->events[j].id,
		 r->events[j].digest);
      fputs ("}},\n", out);
    }
  fputs ("  }})\n}\n", out);
}
