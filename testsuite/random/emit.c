/* A program as C or C++.
   SPDX-License-Identifier: GPL-3.0-or-later

   What stands in a program besides the tree is in support.h.  */

#include "emit.h"

/* Functions.  */

/* How many parameters FN names.  */

static int
named_parameters (const struct function *fn)
{
  return fn->variadic ? 1 : fn->n_parameters;
}

static void
emit_parameters (const struct function *fn)
{
  fputs (" (", out);
  if (fn->n_parameters == 0)
    fputs ("void", out);
  for (int i = 0; i < named_parameters (fn); i++)
    fprintf (out, "%s%s%s v%d", i ? ", " : "", fn->twice ? "volatile " : "",
	     fn->parameters[i]->type->text, fn->parameters[i]->number);
  fprintf (out, "%s)%s", fn->variadic ? ", ..." : "",
	   fn->nothrow ? " NOEXCEPT" : "");
}

static void
emit_variadic (const struct function *fn)
{
  line ("va_list list;");
  line ("va_start (list, v%d);", fn->parameters[0]->number);
  for (int i = 1; i < fn->n_parameters; i++)
    line ("%s%s v%d = va_arg (list, %s);", fn->twice ? "volatile " : "",
	  fn->parameters[i]->type->text, fn->parameters[i]->number,
	  fn->parameters[i]->type->text);
  line ("va_end (list);");
}

/* A class for the sake of the constructor or the destructor that FN is, and a
   function that makes an object of it.  */

static void
emit_class (const struct function *fn)
{
  int n = fn->number;
  fprintf (out, "struct s%d\n{\n  %ss%d", n,
	   fn->kind == KIND_DESTRUCTOR ? "~" : "", n);
  emit_parameters (fn);
  fprintf (out, ";\n};\n\nstatic inline void\nf%d", n);
  emit_parameters (fn);
  fprintf (out, "\n{\n  s%d object%s", n, fn->n_parameters ? " (" : "");
  for (int i = 0; i < fn->n_parameters; i++)
    fprintf (out, "%sv%d", i ? ", " : "", fn->parameters[i]->number);
  fprintf (out, "%s;\n}\n", fn->n_parameters ? ")" : "");
}

/* Calls name a function f<number>, whatever that is.  */

static void
emit_declaration_of (const struct function *fn)
{
  const char *result = fn->result ? fn->result->text : "void";
  int n = fn->number;

  switch (fn->kind)
    {
    case KIND_TEMPLATE:
      fprintf (out, "#define f%d t%d<0>\ntemplate <int> static %s\nt%d", n, n,
	       result, n);
      break;
    case KIND_MEMBER:
      fprintf (out,
	       "#define f%d m%d.call\nstatic struct s%d\n{\n  int tag;\n"
	       "  %s call",
	       n, n, n, result);
      emit_parameters (fn);
      fprintf (out, ";\n} m%d;\n", n);
      return;
    case KIND_CONSTRUCTOR:
    case KIND_DESTRUCTOR:
      emit_class (fn);
      return;
    default:
      fprintf (out, "LINKAGE %s%s\nf%d", fn->attributes, result, n);
    }
  emit_parameters (fn);
  fputs (";\n", out);
}

static void
emit_head (const struct function *fn)
{
  const char *result = fn->result ? fn->result->text : "void";
  switch (fn->kind)
    {
    case KIND_TEMPLATE:
      fprintf (out, "template <int> static %s%s\nt%d", fn->attributes, result,
	       fn->number);
      break;
    case KIND_MEMBER:
      fprintf (out, "%s%s\ns%d::call", fn->attributes, result, fn->number);
      break;
    case KIND_CONSTRUCTOR:
    case KIND_DESTRUCTOR:
      fprintf (out, "%ss%d::%ss%d", fn->attributes, fn->number,
	       fn->kind == KIND_DESTRUCTOR ? "~" : "", fn->number);
      break;
    default:
      fprintf (out, "LINKAGE %s%s\nf%d", fn->attributes, result, fn->number);
    }
  emit_parameters (fn);
  fputc ('\n', out);
}

static void
emit_function (const struct function *fn)
{
  function = fn;
  if (program->mixed)
    fprintf (out, "\n#if%sdef __cplusplus", fn->c ? "n" : "");
  fputc ('\n', out);
  emit_head (fn);
  depth = 0;
  line ("{");
  depth = 1;
  if (fn->variadic)
    emit_variadic (fn);
  if (fn->named)
    line ("defer_result (%s, v%d) = make_%s (%uu);", fn->named->type->text,
	  fn->named->number, fn->named->type->name, fn->named_value);
  emit_body (&fn->body);
  depth = 0;
  line ("}");
  if (program->mixed)
    fputs ("#endif\n", out);
}

/* Which functions are called.  */
static bool used[16];

static void use (const struct function *fn);

static void
use_in_expr (const struct expr *e)
{
  if (!e)
    return;
  if (e->kind == E_CALL)
    use (e->function);
  for (int i = 0; i < e->n_operands; i++)
    use_in_expr (e->operands[i]);
}

static void
use_in_list (const struct stmt *s)
{
  for (; s; s = s->next)
    if (!s->dropped)
      {
	use_in_expr (s->e);
	use_in_expr (s->last);
	use_in_list (s->body);
	if (!s->bare)
	  use_in_list (s->other);
	if (s->deferred)
	  use_in_list (s->deferred->first);
      }
}

static void
use (const struct function *fn)
{
  if (used[fn->number])
    return;
  used[fn->number] = true;
  use_in_list (fn->body.first);
}

static void
find_used (const struct program *p)
{
  for (int i = 0; i < p->n_functions; i++)
    used[i] = false;
  use (p->functions[0]);
}

static void
emit_rounds (const struct program *p)
{
  for (int i = 0; i < p->n_rounds; i++)
    {
      const struct round *r = &p->rounds[i];
      fprintf (out, "\nstatic const struct event events_%d[] =\n{", i);
      for (int j = 0; j < r->n_events; j++)
	fprintf (out, "%s{ %d, %uu }",
		 j == 0	 ? "\n  "
		 : j % 4 ? ", "
			 : ",\n  ",
		 r->events[j].id, r->events[j].digest);
      fputs ("\n};\n", out);
    }
  fputs ("\nstatic const struct round rounds[] =\n{", out);
  for (int i = 0; i < p->n_rounds; i++)
    fprintf (out, "%s\n  { %uu, %d, %d, %d, events_%d }", i ? "," : "",
	     p->rounds[i].seed, p->rounds[i].fuel, p->rounds[i].calls,
	     p->rounds[i].n_events, i);
  fputs ("\n};\n", out);
}

void
emit (const struct program *p, FILE *file)
{
  out = file;
  program = p;
  fprintf (out,
	   "/* A random program, of the seed %lu.\n"
	   "   SPDX-License-Identifier: GPL-3.0-or-later */\n\n"
	   "/* { dg-additional-options \"-w%s\" } */\n\n",
	   p->seed, p->faults ? " -fplugin-arg-defer-faults" : "");
  fprintf (out, "%s%s%s%s#include \"../random/support.h\"\n\n",
	   p->mixed ? "#define MIXED\n" : "",
	   p->threads ? "#define THREADS\n" : "",
	   p->faults ? "#define FAULTS\n" : "",
	   p->portable ? "#define PORTABLE\n" : "");
  find_used (p);
  for (int i = 0; i < p->n_functions; i++)
    if (used[i])
      emit_declaration_of (p->functions[i]);
  for (int i = 0; i < p->n_functions; i++)
    if (used[i])
      emit_function (p->functions[i]);
  if (p->mixed)
    fputs ("\n#ifdef __cplusplus\n", out);
  emit_rounds (p);
  fputs ("\nstatic void\none_round (void)\n{\n  f0 ();\n}\n\n"
	 "int\nmain (void)\n{\n"
	 "  run_rounds (rounds, sizeof rounds / sizeof *rounds);\n"
	 "  return 0;\n}\n",
	 out);
  if (p->mixed)
    fputs ("\n#endif\n", out);
}
