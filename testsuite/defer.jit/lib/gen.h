/* Building functions in few words, and a trace of what they do.
   SPDX-License-Identifier: GPL-3.0-or-later

   The program runs with the optimization level of generated code in JIT_LEVEL.
   Functions that generated code imports are not static: the program is linked
   with -rdynamic.  */

#ifndef GEN_H
#define GEN_H

#include <defer-jit.h>

#include <defer.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is noted is compared with what was wanted.  */

static __thread char trace[1 << 14];

__attribute__ ((unused, format (printf, 1, 2))) static void
notef (const char *format, ...)
{
  size_t length = strlen (trace);
  va_list args;
  va_start (args, format);
  vsnprintf (trace + length, sizeof trace - length, format, args);
  va_end (args);
}

__attribute__ ((unused)) static void
check_at (int line, const char *wanted)
{
  if (strcmp (trace, wanted))
    {
      printf ("line %d: %s\n  wanted %s\n", line, trace, wanted);
      exit (1);
    }
  trace[0] = '\0';
}

#define check(WANTED) check_at (__LINE__, WANTED)

#define check_that(CONDITION)						\
  do									\
    if (!(CONDITION))							\
      {									\
	printf ("line %d: not so: %s\n", __LINE__, #CONDITION);		\
	exit (1);							\
      }									\
  while (0)

/* To be called and deferred by generated code.  */

__attribute__ ((unused)) void
note (int n)
{
  notef ("%d ", n);
}

__attribute__ ((unused)) void
raise_number (int n)
{
  notef ("!%d ", n);
  panic ("%d", n);
}

__attribute__ ((unused)) void
maybe_raise (int n)
{
  if (n > 0)
    raise_number (n);
}

__attribute__ ((unused)) void
handle (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s ", n, p ? p->message : "none");
}

/* Contexts.  CTXT is the one that all these functions are about.  */

static gcc_jit_context *ctxt;
static gcc_jit_result *compiled;

__attribute__ ((unused)) static int
level (void)
{
  const char *set = getenv ("JIT_LEVEL");
  return set ? atoi (set) : 2;
}

__attribute__ ((unused)) static void
new_context (void)
{
  ctxt = gcc_jit_context_acquire ();
  gcc_jit_context_set_int_option (ctxt, GCC_JIT_INT_OPTION_OPTIMIZATION_LEVEL,
				  level ());
}

__attribute__ ((unused)) static void
compile (void)
{
  compiled = gcc_jit_context_compile (ctxt);
  check_that (compiled);
  gcc_jit_context_release (ctxt);
}

/* Return the function NAME that was compiled, of the type of the lvalue that it
   is stored in.  */
#define code(NAME) gcc_jit_result_get_code (compiled, NAME)

static gcc_jit_type *
type (enum gcc_jit_types t)
{
  return gcc_jit_context_get_type (ctxt, t);
}

#define INT type (GCC_JIT_TYPE_INT)
#define VOID type (GCC_JIT_TYPE_VOID)
#define POINTER type (GCC_JIT_TYPE_VOID_PTR)
#define STRING type (GCC_JIT_TYPE_CONST_CHAR_PTR)

/* Functions.  The types of COUNT parameters come last.  */

__attribute__ ((unused)) static gcc_jit_function *
function (enum gcc_jit_function_kind kind, gcc_jit_type *result,
	  const char *name, int count, ...)
{
  gcc_jit_param *params[16];
  va_list types;
  va_start (types, count);
  for (int i = 0; i < count; i++)
    params[i] = gcc_jit_context_new_param (ctxt, NULL,
					   va_arg (types, gcc_jit_type *),
					   "p");
  va_end (types);
  return gcc_jit_context_new_function (ctxt, NULL, kind, result, name, count,
				       params, 0);
}

#define IMPORTED GCC_JIT_FUNCTION_IMPORTED
#define EXPORTED GCC_JIT_FUNCTION_EXPORTED
#define INTERNAL GCC_JIT_FUNCTION_INTERNAL
#define import(NAME) function (IMPORTED, VOID, NAME, 1, INT)

__attribute__ ((unused)) static gcc_jit_rvalue *
param (gcc_jit_function *fn, int i)
{
  return gcc_jit_param_as_rvalue (gcc_jit_function_get_param (fn, i));
}

__attribute__ ((unused)) static gcc_jit_rvalue *
num (int n)
{
  return gcc_jit_context_new_rvalue_from_int (ctxt, INT, n);
}

__attribute__ ((unused)) static gcc_jit_block *
block (gcc_jit_function *fn)
{
  return gcc_jit_function_new_block (fn, NULL);
}

/* Call FN with the COUNT arguments that follow, or defer that.  */

__attribute__ ((unused)) static gcc_jit_rvalue *
value (gcc_jit_function *fn, int count, ...)
{
  gcc_jit_rvalue *args[16];
  va_list values;
  va_start (values, count);
  for (int i = 0; i < count; i++)
    args[i] = va_arg (values, gcc_jit_rvalue *);
  va_end (values);
  return gcc_jit_context_new_call (ctxt, NULL, fn, count, args);
}

#define call(AT, ...) gcc_jit_block_add_eval (AT, NULL, value (__VA_ARGS__))

__attribute__ ((unused)) static void
later (defer_jit *d, gcc_jit_block *at, enum defer_jit_times times,
       gcc_jit_function *fn, int count, ...)
{
  gcc_jit_rvalue *args[16];
  va_list values;
  va_start (values, count);
  for (int i = 0; i < count; i++)
    args[i] = va_arg (values, gcc_jit_rvalue *);
  va_end (values);
  defer_jit_call (d, at, NULL, fn, count, args, times);
}

#define ONCE DEFER_JIT_ONCE
#define MANY DEFER_JIT_MANY

__attribute__ ((unused)) static gcc_jit_lvalue *
new_variable (gcc_jit_function *fn, gcc_jit_type *type)
{
  return gcc_jit_function_new_local (fn, NULL, type, "v");
}

#define rvalue(LVALUE) gcc_jit_lvalue_as_rvalue (LVALUE)
#define assign(AT, LVALUE, VALUE) \
  gcc_jit_block_add_assignment (AT, NULL, LVALUE, VALUE)

__attribute__ ((unused)) static void
branch (gcc_jit_block *at, gcc_jit_rvalue *left,
	enum gcc_jit_comparison compare, int right, gcc_jit_block *yes,
	gcc_jit_block *no)
{
  gcc_jit_block_end_with_conditional
    (at, NULL,
     gcc_jit_context_new_comparison (ctxt, NULL, compare, left, num (right)),
     yes, no);
}

#define jump(AT, TO) gcc_jit_block_end_with_jump (AT, NULL, TO)

__attribute__ ((unused)) static gcc_jit_rvalue *
sum (gcc_jit_rvalue *a, gcc_jit_rvalue *b)
{
  return gcc_jit_context_new_binary_op (ctxt, NULL, GCC_JIT_BINARY_OP_PLUS,
					INT, a, b);
}

__attribute__ ((unused)) static void
finish (defer_jit *d)
{
  const char *wrong = defer_jit_end (d);
  if (wrong)
    {
      printf ("%s\n", wrong);
      exit (1);
    }
}

#ifdef __cplusplus
}
#endif

#endif /* GEN_H */
