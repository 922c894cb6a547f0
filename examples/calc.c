/* A calculator with functions, compiled to machine code: deferred calls in
   generated code.
   SPDX-License-Identifier: MIT

     calc [SCRIPT]

   Every line is compiled with libgccjit and run; so is a function, or a loop,
   when its `end' has been read.  The language has

     name = expression		   print "text", expression, ...
     if expression ... else ... end   while expression ... end
     function name (a, b) ... return expression ... end
     defer name (expressions)

   and panic ("why"), recover () in a function that was deferred, and files:
   open (name, mode), more (file), read (file), write (file, number), close
   (file).  `defer' is that of the calculator's own functions in C: the calls
   run when the function returns or panics, and so do those of this program.
   What cannot be compiled is a panic, too, which gives back what the compiler
   held when it was found.  A value is a number; of a text, its place in a
   table.  */

#include <defer.h>
#include <defer-jit.h>
#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_NAMES = 200, MOST_TEXTS = 2000, MOST_FILES = 16, MOST_ARGS = 8,
       NAME_SIZE = 32 };

/* What the program that is being calculated consists of.  */

struct function
{
  char name[NAME_SIZE];
  /* -1 as long as it has only been named.  */
  int arity;
  void *code;
  /* What the code is part of, or NULL for one in C.  */
  gcc_jit_result *owner;
};

static struct function functions[MOST_NAMES];
static struct
{
  char name[NAME_SIZE];
  double value;
} globals[MOST_NAMES];
static char *texts[MOST_TEXTS];
static FILE *files[MOST_FILES];

/* Return the place of TEXT in the table.  */

static double
text_number (const char *text)
{
  int i = 0;
  while (i < MOST_TEXTS && texts[i] && strcmp (texts[i], text) != 0)
    i++;
  if (i == MOST_TEXTS || (!texts[i] && !(texts[i] = strdup (text))))
    panic ("too many texts");
  return i + 1;
}

static const char *
text_at (double number)
{
  int i = (int) number - 1;
  return i >= 0 && i < MOST_TEXTS && texts[i] ? texts[i] : "no text";
}

static FILE *
file_at (double number)
{
  int i = (int) number - 1;
  if (i < 0 || i >= MOST_FILES || !files[i])
    panic ("%g is no file", number);
  return files[i];
}

/* Functions that a script calls.  */

static double
do_open (double name, double mode)
{
  for (int i = 0; i < MOST_FILES; i++)
    if (!files[i])
      {
	files[i] = fopen (text_at (name), text_at (mode));
	if (!files[i])
	  panic ("cannot open %s", text_at (name));
	return i + 1;
      }
  panic ("too many files");
}

static double
do_close (double file)
{
  FILE *stream = file_at (file);
  files[(int) file - 1] = NULL;
  printf ("(closing file %g)\n", file);
  if (fclose (stream))
    panic ("cannot write a file");
  return 0;
}

static double
do_more (double file)
{
  FILE *stream = file_at (file);
  int c;
  while (isspace (c = getc (stream)))
    continue;
  return ungetc (c, stream) != EOF;
}

static double
do_read (double file)
{
  double number;
  if (fscanf (file_at (file), "%lf", &number) != 1)
    panic ("not a number");
  return number;
}

static double
do_write (double file, double number)
{
  return fprintf (file_at (file), "%.10g\n", number);
}

static double
do_panic (double text)
{
  panic ("%s", text_at (text));
}

static double
do_say (double text)
{
  return puts (text_at (text));
}

static double
do_undefined (void)
{
  panic ("a function that is called is not defined");
}

/* Called by what is compiled.  */

static double
divide (double a, double b)
{
  if (b == 0)
    panic ("division by zero");
  return a / b;
}

static double
print_number (double number)
{
  return printf ("%.10g", number);
}

static double
print_text (double text)
{
  return printf ("%s", text_at (text));
}

/* What recover () is of the panic P.  */

static double
recovered (const struct defer_panic *p)
{
  return p ? text_number (p->message) : 0;
}

/* Reading: the text that is being compiled, and the token at AT.  */

static const char *at;
static char token[512];
static enum { END, NAME, NUMBER, TEXT, OTHER } kind;

static void
next (void)
{
  size_t n = 0;
  while (isspace ((unsigned char) *at) || *at == '#')
    at += *at == '#' ? strcspn (at, "\n") : 1;
  if (!*at)
    kind = END;
  else if (isalpha ((unsigned char) *at))
    {
      for (kind = NAME; isalnum ((unsigned char) at[n]) || at[n] == '_'; n++)
	continue;
      if (n >= NAME_SIZE)
	panic ("a name is too long");
    }
  else if (isdigit ((unsigned char) *at))
    {
      char *end;
      kind = NUMBER;
      strtod (at, &end);
      n = (size_t) (end - at);
    }
  else if (*at == '"')
    {
      kind = TEXT;
      n = strcspn (++at, "\"\n");
      if (at[n] != '"')
	panic ("a text does not end");
    }
  else
    {
      kind = OTHER;
      n = strchr ("=!<>", *at) && at[1] == '=' ? 2 : 1;
    }
  if (n >= sizeof token)
    panic ("`%.20s...' is too long", at);
  memcpy (token, at, n);
  token[n] = '\0';
  at += n + (kind == TEXT);
}

static bool
is (const char *text)
{
  return kind != TEXT && !strcmp (token, text);
}

static bool
accept (const char *text)
{
  if (kind == END || !is (text))
    return false;
  next ();
  return true;
}

static void
expect (const char *text)
{
  if (!accept (text))
    panic ("`%s' is missing before `%s'", text,
	   kind == END ? "the end" : token);
}

static void
take_name (char name[NAME_SIZE])
{
  if (kind != NAME)
    panic ("a name is missing before `%s'", kind == END ? "the end" : token);
  strcpy (name, token);
  next ();
}

/* Compiling: one function at a time.  */

static gcc_jit_context *ctxt;
static gcc_jit_type *number_type;
static gcc_jit_function *compiled;
static gcc_jit_block *entry, *here;
static gcc_jit_lvalue *handler;
static defer_jit *deferred;
static int loops;
/* At the outermost level variables are global.  */
static bool outermost;

static struct
{
  char name[NAME_SIZE];
  gcc_jit_lvalue *place;
} locals[MOST_NAMES];
static int local_count;

static struct function *
find_function (const char *name)
{
  int i = 0;
  while (i < MOST_NAMES && functions[i].name[0]
	 && strcmp (functions[i].name, name) != 0)
    i++;
  if (i == MOST_NAMES)
    panic ("too many functions");
  if (!functions[i].name[0])
    {
      strcpy (functions[i].name, name);
      functions[i].arity = -1;
      functions[i].code = (void *) do_undefined;
    }
  return &functions[i];
}

static gcc_jit_lvalue *
add_local (const char *name, gcc_jit_lvalue *place)
{
  if (local_count == MOST_NAMES)
    panic ("too many variables");
  strcpy (locals[local_count].name, name);
  return locals[local_count++].place = place;
}

/* Return the variable NAME, which is about to be set if WRITTEN.  */

static gcc_jit_lvalue *
find_variable (const char *name, bool written)
{
  for (int i = 0; i < local_count; i++)
    if (!strcmp (locals[i].name, name))
      return locals[i].place;
  if (written && !outermost)
    {
      gcc_jit_lvalue *place
	= gcc_jit_function_new_local (compiled, NULL, number_type, name);
      gcc_jit_block_add_assignment (entry, NULL, place,
				    gcc_jit_context_zero (ctxt, number_type));
      return add_local (name, place);
    }
  for (int i = 0; i < MOST_NAMES; i++)
    if (!strcmp (globals[i].name, name) || (written && !globals[i].name[0]))
      {
	strcpy (globals[i].name, name);
	return gcc_jit_rvalue_dereference
		 (gcc_jit_context_new_rvalue_from_ptr
		    (ctxt, gcc_jit_type_get_pointer (number_type),
		     &globals[i].value),
		  NULL);
      }
  panic ("there is no variable `%s'", name);
}

static gcc_jit_rvalue *
constant (double value)
{
  return gcc_jit_context_new_rvalue_from_double (ctxt, number_type, value);
}

/* Return the type of a function with COUNT numbers, or with a pointer.  */

static gcc_jit_type *
code_type (int count, gcc_jit_type *parameter)
{
  gcc_jit_type *types[MOST_ARGS];
  for (int i = 0; i < count; i++)
    types[i] = parameter;
  return gcc_jit_context_new_function_ptr_type (ctxt, NULL, number_type, count,
						types, 0);
}

/* Return the value of a call of FN, a function in C.  */

static gcc_jit_rvalue *
call_c (void *fn, int count, gcc_jit_rvalue **args)
{
  gcc_jit_type *parameter = count ? gcc_jit_rvalue_get_type (args[0]) : NULL;
  return gcc_jit_context_new_call_through_ptr
	   (ctxt, NULL,
	    gcc_jit_context_new_rvalue_from_ptr (ctxt,
						 code_type (count, parameter), fn),
	    count, args);
}

/* Have VALUE evaluated once, now.  */

static gcc_jit_rvalue *
keep (gcc_jit_rvalue *value)
{
  gcc_jit_lvalue *place
    = gcc_jit_function_new_local (compiled, NULL, number_type, "kept");
  gcc_jit_block_add_assignment (here, NULL, place, value);
  return gcc_jit_lvalue_as_rvalue (place);
}

static gcc_jit_rvalue *expression (void);

/* Compile the arguments of a call of NAME, and check their number.  Return what
   holds its address when it is called: that may change.  */

static gcc_jit_rvalue *
callee (const char *name, gcc_jit_rvalue *args[MOST_ARGS], int *count)
{
  struct function *fn = find_function (name);
  *count = 0;
  expect ("(");
  while (!is (")"))
    {
      if (*count == MOST_ARGS)
	panic ("too many arguments of `%s'", name);
      args[(*count)++] = expression ();
      if (!accept (","))
	break;
    }
  expect (")");
  if (fn->arity >= 0 && fn->arity != *count)
    panic ("`%s' takes %d arguments", name, fn->arity);
  gcc_jit_type *type = code_type (*count, number_type);
  return gcc_jit_lvalue_as_rvalue
	   (gcc_jit_rvalue_dereference
	      (gcc_jit_context_new_rvalue_from_ptr
		 (ctxt, gcc_jit_type_get_pointer (type), &fn->code),
	       NULL));
}

static gcc_jit_rvalue *
operand (void)
{
  char name[NAME_SIZE];
  gcc_jit_rvalue *args[MOST_ARGS], *value;
  int count;

  if (accept ("-"))
    return gcc_jit_context_new_unary_op (ctxt, NULL, GCC_JIT_UNARY_OP_MINUS,
					 number_type, operand ());
  if (accept ("("))
    {
      value = expression ();
      expect (")");
      return value;
    }
  if (kind == NUMBER || kind == TEXT)
    {
      value = constant (kind == TEXT ? text_number (token)
				     : strtod (token, NULL));
      next ();
      return value;
    }
  take_name (name);
  if (!is ("("))
    return keep (gcc_jit_lvalue_as_rvalue (find_variable (name, false)));
  if (!strcmp (name, "recover"))
    {
      next ();
      expect (")");
      value = defer_jit_recover (ctxt, NULL, handler);
      return keep (call_c ((void *) recovered, 1, &value));
    }
  value = callee (name, args, &count);
  return keep (gcc_jit_context_new_call_through_ptr (ctxt, NULL, value, count,
						     args));
}

static gcc_jit_rvalue *
product (void)
{
  gcc_jit_rvalue *value = operand ();
  while (is ("*") || is ("/"))
    {
      bool quotient = is ("/");
      next ();
      gcc_jit_rvalue *args[] = { value, operand () };
      value = keep (quotient ? call_c ((void *) divide, 2, args)
			     : gcc_jit_context_new_binary_op
				 (ctxt, NULL, GCC_JIT_BINARY_OP_MULT,
				  number_type, args[0], args[1]));
    }
  return value;
}

static gcc_jit_rvalue *
sum (void)
{
  gcc_jit_rvalue *value = product ();
  while (is ("+") || is ("-"))
    {
      enum gcc_jit_binary_op op
	= is ("+") ? GCC_JIT_BINARY_OP_PLUS : GCC_JIT_BINARY_OP_MINUS;
      next ();
      value = keep (gcc_jit_context_new_binary_op (ctxt, NULL, op, number_type,
						   value, product ()));
    }
  return value;
}

static gcc_jit_rvalue *
expression (void)
{
  static const char *const signs[] = { "==", "!=", "<", "<=", ">", ">=" };
  gcc_jit_rvalue *value = sum ();
  for (int i = 0; i < 6; i++)
    if (accept (signs[i]))
      return gcc_jit_context_new_cast
	       (ctxt, NULL,
		gcc_jit_context_new_cast
		  (ctxt, NULL,
		   gcc_jit_context_new_comparison
		     (ctxt, NULL,
		      (enum gcc_jit_comparison) (GCC_JIT_COMPARISON_EQ + i),
		      value, sum ()),
		   gcc_jit_context_get_type (ctxt, GCC_JIT_TYPE_INT)),
		number_type);
  return value;
}

static gcc_jit_block *
new_block (void)
{
  return gcc_jit_function_new_block (compiled, NULL);
}

static void
go_to (gcc_jit_block *block)
{
  gcc_jit_block_end_with_jump (here, NULL, block);
  here = block;
}

static void
branch (gcc_jit_block *yes, gcc_jit_block *no)
{
  gcc_jit_rvalue *truth
    = gcc_jit_context_new_comparison (ctxt, NULL, GCC_JIT_COMPARISON_NE,
				      expression (), constant (0));
  gcc_jit_block_end_with_conditional (here, NULL, truth, yes, no);
  here = yes;
}

static void
evaluate (gcc_jit_rvalue *value)
{
  gcc_jit_block_add_eval (here, NULL, value);
}

static void
print_values (void)
{
  gcc_jit_rvalue *value;
  do
    {
      bool text = kind == TEXT;
      value = expression ();
      evaluate (call_c (text ? (void *) print_text : (void *) print_number, 1,
			&value));
    }
  while (accept (","));
  value = constant (text_number ("\n"));
  evaluate (call_c ((void *) print_text, 1, &value));
}

static void statement (void);

static void
if_statement (void)
{
  gcc_jit_block *yes = new_block (), *no = new_block (), *behind = new_block ();
  branch (yes, no);
  while (kind != END && !is ("else") && !is ("end"))
    statement ();
  gcc_jit_block_end_with_jump (here, NULL, behind);
  here = no;
  if (accept ("else"))
    while (kind != END && !is ("end"))
      statement ();
  expect ("end");
  go_to (behind);
}

static void
while_statement (void)
{
  gcc_jit_block *head = new_block (), *body = new_block ();
  gcc_jit_block *behind = new_block ();
  go_to (head);
  branch (body, behind);
  loops++;
  while (kind != END && !is ("end"))
    statement ();
  loops--;
  expect ("end");
  gcc_jit_block_end_with_jump (here, NULL, head);
  here = behind;
}

static void
statement (void)
{
  char name[NAME_SIZE];
  gcc_jit_rvalue *args[MOST_ARGS];
  int count;

  if (accept ("if"))
    if_statement ();
  else if (accept ("while"))
    while_statement ();
  else if (accept ("print"))
    print_values ();
  else if (accept ("return"))
    {
      defer_jit_return (deferred, here, NULL, expression ());
      here = new_block ();
    }
  else if (accept ("defer"))
    {
      take_name (name);
      gcc_jit_rvalue *fn = callee (name, args, &count);
      defer_jit_call_ptr (deferred, here, NULL, fn, count, args,
			  loops ? DEFER_JIT_MANY : DEFER_JIT_ONCE);
    }
  else
    {
      const char *start = at;
      if (kind == NAME)
	{
	  strcpy (name, token);
	  next ();
	  if (accept ("="))
	    {
	      gcc_jit_rvalue *value = expression ();
	      gcc_jit_block_add_assignment (here, NULL,
					    find_variable (name, true), value);
	      return;
	    }
	  /* No: read the name again.  */
	  at = start;
	  strcpy (token, name);
	  kind = NAME;
	}
      gcc_jit_rvalue *value = expression ();
      if (outermost && !loops)
	{
	  evaluate (call_c ((void *) print_number, 1, &value));
	  value = constant (text_number ("\n"));
	  value = call_c ((void *) print_text, 1, &value);
	}
      evaluate (value);
    }
}

/* Begin a function SYMBOL that takes COUNT numbers called NAMES.  */

static void
begin (const char *symbol, int count, char names[][NAME_SIZE])
{
  gcc_jit_param *params[MOST_ARGS];
  for (int i = 0; i < count; i++)
    params[i] = gcc_jit_context_new_param (ctxt, NULL, number_type, names[i]);
  compiled
    = gcc_jit_context_new_function (ctxt, NULL, GCC_JIT_FUNCTION_EXPORTED,
				    number_type, symbol, count, params, 0);
  entry = new_block ();
  here = new_block ();
  handler = defer_jit_handler (ctxt, compiled, entry);
  deferred = defer_jit_begin (ctxt, compiled, entry);
  loops = local_count = 0;
  for (int i = 0; i < count; i++)
    add_local (names[i], gcc_jit_param_as_lvalue (params[i]));
}

/* The function is complete.  Return it, compiled; the caller releases it.  */

static gcc_jit_result *
end (gcc_jit_block *body)
{
  gcc_jit_block_end_with_jump (entry, NULL, body);
  defer_jit_return (deferred, here, NULL, constant (0));
  const char *wrong = defer_jit_end (deferred);
  deferred = NULL;
  gcc_jit_result *result = wrong ? NULL : gcc_jit_context_compile (ctxt);
  if (!result)
    panic ("libgccjit: %s", wrong ? wrong : "cannot compile");
  return result;
}

/* Give back what belongs to a function that has not been completed.  */

static void
abandon (void)
{
  if (deferred)
    defer_jit_end (deferred);
  deferred = NULL;
}

static void
define_function (void)
{
  char name[NAME_SIZE], symbol[NAME_SIZE + 8], names[MOST_ARGS][NAME_SIZE];
  int count = 0;

  take_name (name);
  expect ("(");
  while (!is (")") && count < MOST_ARGS)
    {
      take_name (names[count++]);
      if (!accept (","))
	break;
    }
  expect (")");
  struct function *fn = find_function (name);
  /* For calls of itself.  */
  if (fn->code != (void *) do_undefined && fn->arity != count)
    panic ("`%s' has %d arguments already", name, fn->arity);
  snprintf (symbol, sizeof symbol, "calc_%s", name);
  outermost = false;
  begin (symbol, count, names);
  gcc_jit_block *body = here;
  while (kind != END && !is ("end"))
    statement ();
  expect ("end");
  gcc_jit_result *result = end (body);
  if (fn->owner)
    gcc_jit_result_release (fn->owner);
  fn->owner = result;
  fn->code = gcc_jit_result_get_code (result, symbol);
  fn->arity = count;
}

/* Compile SOURCE, and run it, unless it is a function.  */

static void
calculate (const char *source)
{
  at = source;
  next ();
  if (kind == END)
    return;
  ctxt = gcc_jit_context_acquire ();
  defer gcc_jit_context_release (ctxt);
  defer abandon ();
  gcc_jit_context_set_int_option (ctxt, GCC_JIT_INT_OPTION_OPTIMIZATION_LEVEL,
				  1);
  /* What follows a return.  */
  gcc_jit_context_set_bool_allow_unreachable_blocks (ctxt, 1);
  number_type = gcc_jit_context_get_type (ctxt, GCC_JIT_TYPE_DOUBLE);
  if (accept ("function"))
    define_function ();
  else
    {
      outermost = true;
      begin ("calc", 0, NULL);
      gcc_jit_block *body = here;
      while (kind != END)
	statement ();
      gcc_jit_result *result = end (body);
      defer gcc_jit_result_release (result);
      double (*code) (void) = gcc_jit_result_get_code (result, "calc");
      code ();
    }
}

/* The same; say what was wrong.  */

static bool
try_to_calculate (const char *source, int line)
{
  defer_result (bool, done) = false;
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	printf ("line %d: %s\n", line, p->message);
      fflush (stdout);
    }
  calculate (source);
  return true;
}

/* Return how many more blocks the LINE begins than it ends.  */

static int
depth_of (const char *line)
{
  defer_result (int, depth) = 0;
  /* What is wrong is said when it is compiled.  */
  defer { recover (); }
  at = line;
  for (next (); kind != END; next ())
    depth += (is ("if") || is ("while") || is ("function")) - is ("end");
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; int arity; void *code; } ours[]
    = { { "open", 2, (void *) do_open }, { "close", 1, (void *) do_close },
	{ "more", 1, (void *) do_more }, { "read", 1, (void *) do_read },
	{ "write", 2, (void *) do_write }, { "panic", 1, (void *) do_panic },
	{ "say", 1, (void *) do_say }, { "sqrt", 1, (void *) sqrt } };
  defer_result (int, result) = 0;
  FILE *input = argc > 1 ? fopen (argv[1], "r") : stdin;
  char source[8192] = "", line[1024];
  int number = 0, first = 1, depth = 0;

  if (!input)
    {
      perror (argv[1]);
      return 1;
    }
  defer fclose (input);
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
    {
      struct function *fn = find_function (ours[i].name);
      fn->arity = ours[i].arity;
      fn->code = ours[i].code;
    }
  defer
    {
      for (int i = 0; i < MOST_NAMES; i++)
	if (functions[i].owner)
	  gcc_jit_result_release (functions[i].owner);
      for (int i = 0; i < MOST_TEXTS; i++)
	free (texts[i]);
    }

  for (;;)
    {
      if (isatty (fileno (input)))
	{
	  printf (depth ? "... " : "> ");
	  fflush (stdout);
	}
      if (!fgets (line, sizeof line, input))
	break;
      number++;
      if (strlen (source) + strlen (line) >= sizeof source)
	{
	  printf ("line %d: too long\n", number);
	  return 1;
	}
      strcat (source, line);
      depth += depth_of (line);
      if (depth > 0)
	continue;
      if (!try_to_calculate (source, first))
	result = 1;
      source[0] = '\0';
      first = number + 1;
      depth = 0;
    }
  for (int i = 0; i < MOST_FILES; i++)
    if (files[i])
      {
	printf ("file %d was left open\n", i + 1);
	result = 1;
      }
  return result;
}
