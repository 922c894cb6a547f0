/* A body as C or C++.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "emit.h"

#include <stdarg.h>

FILE *out;
int depth;
const struct function *function;
const struct program *program;

/* Begin a line.  */

static void
indent (void)
{
  fprintf (out, "%*s", 2 * depth, "");
}

void
line (const char *format, ...)
{
  va_list args;
  indent ();
  va_start (args, format);
  vfprintf (out, format, args);
  va_end (args);
  fputc ('\n', out);
}

static void
open_brace (void)
{
  depth++;
  line ("{");
  depth++;
}

static void
close_brace (void)
{
  depth--;
  line ("}");
  depth--;
}

/* Expressions.  */

static void emit_expr (const struct expr *e);

static void emit_arguments (const struct expr *e);

/* E, a variable or a call, in its own type.  */

static void
emit_typed (const struct expr *e)
{
  if (e->kind == E_VARIABLE)
    {
      fprintf (out, "v%d", e->variable->number);
      return;
    }
  fprintf (out, "(may_call () ? f%d (", e->function->number);
  emit_arguments (e);
  fprintf (out, ") : make_%s (0u))", e->function->result->name);
}

/* E, as TYPE has it.  */

static void
emit_made (const struct type *type, const struct expr *e)
{
  fprintf (out, "make_%s (", type->name);
  emit_expr (e);
  fputc (')', out);
}

static void
emit_as (const struct type *type, const struct expr *e)
{
  if ((e->kind == E_VARIABLE && e->variable->type == type
       && !e->variable->length)
      || (e->kind == E_CALL && e->function->result == type))
    emit_typed (e);
  else
    emit_made (type, e);
}

static void
emit_arguments (const struct expr *e)
{
  for (int i = 0; i < e->n_operands; i++)
    {
      if (i)
	fputs (", ", out);
      emit_as (e->function->parameters[i]->type, e->operands[i]);
    }
}

static void
emit_expr (const struct expr *e)
{
  switch (e->kind)
    {
    case E_NUMBER:
      fprintf (out, "%uu", e->number);
      break;
    case E_VARIABLE:
      if (e->variable->length)
	fprintf (out, "whole (v%d, sizeof v%d)", e->variable->number,
		 e->variable->number);
      else
	fprintf (out, "of_%s (v%d)", e->variable->type->name,
		 e->variable->number);
      break;
    case E_PICK:
      fprintf (out, "pick (%u)", e->number);
      break;
    case E_RECOVER:
      fputs ("seen (recover ())", out);
      break;
    case E_CALL:
      fputs ("(may_call () ? ", out);
      if (e->function->result)
	fprintf (out, "of_%s", e->function->result->name);
      fprintf (out, " (f%d (", e->function->number);
      emit_arguments (e);
      fprintf (out, ")%s) : 0u)", e->function->result ? "" : ", 0u");
      break;
    default:
      fputc ('(', out);
      emit_expr (e->operands[0]);
      fputs (e->kind == E_ADD ? " + " : e->kind == E_XOR ? " ^ " : " * ", out);
      emit_expr (e->operands[1]);
      fputc (')', out);
    }
}

/* Statements.  */

static bool
in_c_p (void)
{
  return !program->cxx || function->c;
}

static void
emit_declaration (const struct variable *v)
{
  if (v->length)
    fprintf (out, "unsigned v%d[length (%d)]; ", v->number, v->length);
  else
    fprintf (out, "%s%s v%d; ", function->twice ? "volatile " : "",
	     v->type->text, v->number);
}

static void
emit_assignment (const struct variable *v, const struct expr *e)
{
  if (v->length)
    {
      fprintf (out, "fill (v%d, sizeof v%d, ", v->number, v->number);
      emit_expr (e);
      fputs (");\n", out);
      return;
    }
  fprintf (out, "v%d = ", v->number);
  emit_as (v->type, e);
  fputs (";\n", out);
}

static void emit_list (const struct stmt *s);

/* A list behind what has it as its body.  */

static void
emit_block (const struct stmt *list, bool unbraced)
{
  if (unbraced)
    depth++;
  else
    open_brace ();
  emit_list (list);
  if (unbraced)
    depth--;
  else
    close_brace ();
}

/* Return whether the one statement that is left of LIST may stand alone.  */

static bool
alone_p (const struct stmt *list)
{
  const struct stmt *one = NULL;
  for (; list; list = list->next)
    if (!list->dropped)
      {
	if (one || list->bare)
	  return false;
	one = list;
      }
  return one && one->kind >= S_DEFER_CALL && one->kind <= S_DEFER_SCOPE;
}

static void
emit_defer_call (const struct stmt *s)
{
  static const char *const formats[FORMS][2]
    = { { "defer ", ");" },
	{ "__defer (", ");" },
	{ "defer (void) ", ");" },
	{ "DEFER ", ");" },
	{ "LATER (", "))" },
	{ "(void) (length (1), __defer (", "));" },
	{ "length (1) ? __defer (", ") : (void) 0;" } };

  indent ();
  fputs (formats[s->form][0], out);
  fprintf (out, s->by_pointer ? "POINTER_TO (f%d)" : "f%d",
	   s->e->function->number);
  if (s->form != FORM_BUILTIN && s->form < FORM_COMMA)
    fputs (" (", out);
  else if (s->e->n_operands)
    fputs (", ", out);
  emit_arguments (s->e);
  fprintf (out, "%s\n", formats[s->form][1]);
}

static void
emit_recover (const struct stmt *s)
{
  static const char *const what[AGAINS]
    = { "", "repanic (p);", "raise_again (p);", "defer repanic (p);" };

  if (s->again == AGAIN_NOT)
    {
      line ("event (%d, seen (recover ()));", s->id);
      return;
    }
  open_brace ();
  line ("const struct defer_panic *p = recover ();");
  line ("event (%d, seen (p));", s->id);
  line ("if (p)");
  line ("  %s", what[s->again]);
  close_brace ();
}

/* A line with E between two texts.  */

static void
emit_around (const char *before, const struct expr *e, const char *after)
{
  indent ();
  fputs (before, out);
  if (e)
    emit_expr (e);
  fprintf (out, "%s\n", after);
}

static void
emit_object (const struct stmt *s)
{
  if (s->object == OBJECT_CLEANUP)
    {
      indent ();
      fprintf (out, "CLEANUP struct object o%d = { %d, ", s->id, s->id);
      emit_expr (s->e);
      fputs (" };\n", out);
      return;
    }
  line ("struct ends_%d", s->id);
  open_brace ();
  line ("unsigned value;");
  line ("~ends_%d ()", s->id);
  open_brace ();
  indent ();
  fprintf (out, "event (%d, value ^ ", s->id);
  emit_expr (s->last);
  fputs (");\n", out);
  close_brace ();
  close_brace ();
  indent ();
  fprintf (out, "o%d = { ", s->id);
  emit_expr (s->e);
  fputs (" };\n", out);
}

static void
emit_simple (const struct stmt *s)
{
  static const char *const faults[FAULTS]
    = { "FAULT_STORE ()", "FAULT_DIVISION ()", "FAULT_TRAP ()" };
  const struct variable *v = s->variable;
  switch (s->kind)
    {
    case S_EVENT:
      indent ();
      fprintf (out, "event (%d, ", s->id);
      emit_expr (s->e);
      fputs (");\n", out);
      break;
    case S_DECLARE:
    case S_ASSIGN:
      indent ();
      if (s->kind == S_DECLARE)
	emit_declaration (v);
      emit_assignment (v, s->e);
      break;
    case S_CASE:
      line ("case %u:;", s->number);
      break;
    case S_DEFAULT:
      line ("default:;");
      break;
    case S_BREAK:
      line ("break;");
      break;
    case S_CONTINUE:
      line ("continue;");
      break;
    case S_LABEL:
      line ("l%d:;", s->id);
      break;
    case S_GOTO:
      line ("if (go (%u))", s->number);
      line (s->by_pointer ? "  goto *hide (&&l%d);"
	    : s->by_asm	  ? "  ASM_GOTO (l%d);"
			  : "  goto l%d;",
	    s->target->id);
      break;
    case S_VALUE:
      emit_around ("", s->e, ";");
      break;
    case S_PANIC:
      emit_around ("panic (\"%u\", ", s->e, ");");
      break;
    case S_PANIC_VALUE:
      indent ();
      fprintf (out, "panic_value (&payloads[%u], \"%%u\", ", s->number);
      emit_expr (s->e);
      fputs (");\n", out);
      break;
    case S_HELPER:
      line ("event (%d, seen (helper ()));", s->id);
      break;
    case S_OBJECT:
      emit_object (s);
      break;
    case S_THROW:
      if (in_c_p ())
	emit_around ("throw_number (", s->e, ");");
      else if (s->number)
	emit_around ("throw thrown (", s->e, ");");
      else
	emit_around ("throw (unsigned) ", s->e, ";");
      break;
    case S_RETHROW:
      line ("if (go (%u))", s->number);
      line ("  throw;");
      break;
    case S_LONGJMP:
      line ("if (go (%u))", s->number);
      line ("  longjmp (buffer_%d, 1);", s->target->id);
      break;
    case S_LEAVE:
      line (s->leave == LEAVE_EXIT ? "exit_here ();" : "cancel_here ();");
      break;
    case S_FAULT:
      line ("%s;", faults[s->fault]);
      break;
    default:
      break;
    }
}

static void
emit_return (const struct stmt *s)
{
  indent ();
  fputs ("return", out);
  if (s->e)
    {
      fputc (' ', out);
      /* Rule 2.5: a local that C++ returns in memory may be the result.  Not in
	 the scope of a _Defer: rule 6.4.  */
      if (s->e->kind == E_VARIABLE && program->portable
	  && s->e->variable->type == function->result
	  && !s->e->variable->length)
	fprintf (out, "RETURNED (%s, v%d)", function->result->name,
		 s->e->variable->number);
      else if (s->e->kind == E_VARIABLE && !(program->mixed && function->c))
	emit_made (function->result, s->e);
      else
	emit_as (function->result, s->e);
    }
  fputs (";\n", out);
}

static void
emit_try (const struct stmt *s)
{
  static const char *const catches[HANDLERS]
    = { "catch (...)", "catch (unsigned number)",
	"catch (abi::__forced_unwind &)" };

  line ("try");
  emit_block (s->body, false);
  line ("%s", catches[s->handler]);
  open_brace ();
  if (s->handler == HANDLER_NUMBER)
    line ("event (%d, number);", s->id);
  if (s->handler == HANDLER_FORCED)
    {
      /* In the scope of a _Defer it would be what runs that.  */
      emit_block (s->other, false);
      line ("throw;");
    }
  else
    emit_list (s->other);
  close_brace ();
}

static void
emit_setjmp (const struct stmt *s)
{
  open_brace ();
  line ("jmp_buf buffer_%d;", s->id);
  line ("if (setjmp (buffer_%d) == 0)", s->id);
  emit_block (s->body, false);
  line ("else");
  emit_block (s->other, false);
  close_brace ();
}

/* May S be deferred without braces, is it no `if' that an `else' behind it would
   be for, and no block, which would be the deferred one itself?  */

static bool
deferrable_p (const struct stmt *s)
{
  switch (s->kind)
    {
    case S_EVENT:
    case S_ASSIGN:
    case S_EXPRESSION:
    case S_DO:
    case S_SWITCH:
      return true;
    case S_DEFER_SCOPE:
      /* Clang loses that.  */
      return !program->portable;
    case S_FOR:
    case S_WHILE:
      return !s->unbraced;
    case S_IF:
      return s->other && !s->unbraced;
    default:
      return false;
    }
}

static void
emit_scope (const struct stmt *s)
{
  const struct stmt *first = s->deferred->first;
  line ("_Defer");
  if (s->unbraced && s->deferred->n_variables == 0 && !first->next
      && !first->dropped && !first->bare && deferrable_p (first))
    {
      depth++;
      emit_list (first);
      depth--;
      return;
    }
  open_brace ();
  emit_body (s->deferred);
  close_brace ();
}

static void
emit_stmt (const struct stmt *s)
{
  if (s->dropped)
    return;
  if (s->bare)
    {
      emit_list (s->body);
      return;
    }
  switch (s->kind)
    {
    case S_BLOCK:
      emit_block (s->body, false);
      break;
    case S_IF:
      line ("if (go (%u))", s->number);
      /* For Clang a label behind the else is in the scope of a _Defer before
	 it.  */
      emit_block (s->body, s->unbraced && !(s->other && program->portable)
			     && alone_p (s->body));
      if (s->other)
	{
	  line ("else");
	  emit_block (s->other, s->unbraced && alone_p (s->other));
	}
      break;
    case S_FOR:
      line ("for (%sv%d = 0; v%d < %u && fuel (); v%d++)",
	    !s->variable->inner ? ""
	    : function->twice	? "volatile unsigned "
				: "unsigned ",
	    s->variable->number, s->variable->number, s->number,
	    s->variable->number);
      emit_block (s->body, s->unbraced && alone_p (s->body));
      break;
    case S_WHILE:
      line ("while (go (%u))", s->number);
      emit_block (s->body, s->unbraced && alone_p (s->body));
      break;
    case S_DO:
      line ("do");
      emit_block (s->body, false);
      line ("while (go (%u));", s->number);
      break;
    case S_SWITCH:
      emit_around ("switch (", s->e, ")");
      emit_block (s->body, false);
      break;
    case S_TRY:
      emit_try (s);
      break;
    case S_SETJMP:
      emit_setjmp (s);
      break;
    case S_RETURN:
      emit_return (s);
      break;
    case S_DEFER_CALL:
      emit_defer_call (s);
      break;
    case S_DEFER_STORE:
      indent ();
      fprintf (out, "defer store_%s (&v%d, ", s->variable->type->name,
	       s->variable->number);
      emit_as (s->variable->type, s->e);
      fputs (");\n", out);
      break;
    case S_DEFER_SCOPE:
      emit_scope (s);
      break;
    case S_EXPRESSION:
      line ("event (%d, ({", s->id);
      depth++;
      emit_list (s->body);
      depth--;
      line ("}));");
      break;
    case S_DEFER_BLOCK:
      line ("defer");
      open_brace ();
      emit_body (s->deferred);
      close_brace ();
      break;
    case S_RECOVER:
      emit_recover (s);
      break;
    default:
      emit_simple (s);
    }
}

static void
emit_list (const struct stmt *s)
{
  for (; s; s = s->next)
    emit_stmt (s);
}

void
emit_body (const struct body *b)
{
  struct expr zero = { .kind = E_NUMBER };
  for (int i = 0; i < b->n_variables; i++)
    {
      indent ();
      emit_declaration (b->variables[i]);
      emit_assignment (b->variables[i], &zero);
    }
  /* Braces that hold nothing but a block are none: to GCC that is the body.  */
  if (b->n_variables == 0 && b->first && b->first->kind == S_BLOCK)
    line ("unsigned braces;");
  emit_list (b->first);
}
