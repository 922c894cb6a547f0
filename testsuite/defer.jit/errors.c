/* Section 7: misuse is an error of the context, which defer_jit_end returns and
   which keeps the context from compiling; nothing is wrong after that.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "0" } */
/* { dg-unwinders "fast" } */

#include "lib/gen.h"

static gcc_jit_function *fn, *other, *callee;
static gcc_jit_block *entry, *elsewhere;
static gcc_jit_context *foreign;
static defer_jit *d;

static void
start (void)
{
  new_context ();
  gcc_jit_context_set_bool_print_errors_to_stderr (ctxt, 0);
  fn = function (EXPORTED, INT, "fn", 1, INT);
  other = function (EXPORTED, VOID, "other", 0);
  callee = function (IMPORTED, VOID, "callee", 2, INT, POINTER);
  entry = block (fn);
  elsewhere = block (other);
  gcc_jit_block_end_with_void_return (elsewhere, NULL);
}

/* The mistake on line LINE was to be reported as WANTED, and WRONG was.  */

static void
end (int line, const char *wanted, const char *wrong)
{
  const char *first = gcc_jit_context_get_first_error (ctxt);
  if (!wrong)
    wrong = "nothing";
  if (!strstr (wrong, wanted) || !first || !strstr (first, wanted)
      || gcc_jit_context_compile (ctxt))
    {
      printf ("line %d: %s\n  wanted %s\n", line, wrong, wanted);
      exit (1);
    }
  gcc_jit_context_release (ctxt);
}

/* MISTAKE, between defer_jit_begin and the rest of the function, is WANTED.  */
#define inside(WANTED, MISTAKE)						\
  do									\
    {									\
      start ();								\
      d = defer_jit_begin (ctxt, fn, entry);				\
      check_that (d);							\
      MISTAKE;								\
      later (d, entry, ONCE, import ("note"), 1, num (1));		\
      later (d, entry, MANY, import ("note"), 1, num (1));		\
      defer_jit_return (d, entry, NULL, num (1));			\
      end (__LINE__, WANTED, defer_jit_end (d));			\
    }									\
  while (0)

/* EXPRESSION, which is to be NULL, is WANTED.  */
#define outside(WANTED, EXPRESSION)					\
  do									\
    {									\
      start ();								\
      check_that (!(EXPRESSION));					\
      end (__LINE__, WANTED, gcc_jit_context_get_first_error (ctxt));	\
    }									\
  while (0)

int
main (void)
{
  gcc_jit_rvalue *args[2];

  foreign = gcc_jit_context_acquire ();
  gcc_jit_context_set_bool_print_errors_to_stderr (foreign, 0);
  outside ("defer_jit_begin: NULL function",
	   defer_jit_begin (ctxt, NULL, entry));
  outside ("defer_jit_begin: NULL block", defer_jit_begin (ctxt, fn, NULL));
  outside ("defer_jit_begin: the block is of another function",
	   defer_jit_begin (ctxt, fn, elsewhere));
  outside ("defer_jit_handler: the block is of another function",
	   defer_jit_handler (ctxt, fn, elsewhere));
  outside ("defer_jit_recover: NULL handler",
	   defer_jit_recover (ctxt, NULL, NULL));
  start ();
  check_that (!defer_jit_begin (foreign, fn, entry));
  check_that (strstr (gcc_jit_context_get_first_error (foreign),
		      "defer_jit_begin: the function is of another context"));
  gcc_jit_context_release (ctxt);
  gcc_jit_context_release (foreign);

  inside ("not enough arguments to function \"callee\" (got 1 args, expected 2)",
	  later (d, entry, ONCE, callee, 1, num (1)));
  inside ("mismatching types for argument 2 of function \"callee\"",
	  later (d, entry, MANY, callee, 2, num (1), num (2)));
  inside ("NULL argument 1",
	  later (d, entry, ONCE, callee, 2, NULL, num (2)));
  inside ("NULL function", later (d, entry, ONCE, NULL, 0));
  inside ("defer_jit_call: NULL block",
	  later (d, NULL, ONCE, import ("note"), 1, num (1)));
  inside ("defer_jit_call: the block is of another function",
	  later (d, elsewhere, ONCE, import ("note"), 1, num (1)));
  inside ("defer_jit_call: no such defer_jit_times",
	  later (d, entry, (enum defer_jit_times) 2, import ("note"), 1,
		 num (1)));
  args[0] = NULL;
  inside ("defer_jit_call_ptr: the block is of another function",
	  defer_jit_call_ptr (d, elsewhere, NULL,
			      gcc_jit_function_get_address (fn, NULL), 1, args,
			      ONCE));
  inside ("gcc_jit_context_new_call_through_ptr",
	  args[0] = num (1);
	  defer_jit_call_ptr (d, entry, NULL, num (1), 1, args, ONCE));
  inside ("mismatching types for argument 1",
	  args[0] = gcc_jit_context_null (ctxt, POINTER);
	  defer_jit_call_ptr (d, entry, NULL,
			      gcc_jit_function_get_address (fn, NULL), 1, args,
			      ONCE));
  inside ("adding to terminated block",
	  gcc_jit_block_end_with_return (entry, NULL, num (1)));
  inside ("defer_jit_return: the block is of another function",
	  defer_jit_return (d, elsewhere, NULL, num (1)));
  inside ("mismatching types: void return in function fn (return type: int)",
	  defer_jit_return (d, entry, NULL, NULL));
  inside ("mismatching types",
	  defer_jit_return (d, entry, NULL,
			    gcc_jit_context_null (ctxt, POINTER)));

  start ();
  gcc_jit_block_end_with_return (entry, NULL, num (1));
  d = defer_jit_begin (ctxt, fn, entry);
  end (__LINE__, "adding to terminated block", defer_jit_end (d));

  /* No defer_jit_end.  */
  start ();
  d = defer_jit_begin (ctxt, fn, entry);
  defer_jit_return (d, entry, NULL, num (1));
  check_that (!gcc_jit_context_get_first_error (ctxt));
  check_that (!gcc_jit_context_compile (ctxt));
  check_that (strstr (gcc_jit_context_get_first_error (ctxt),
		      "defer_jit_end is missing"));
  gcc_jit_context_release (ctxt);
  check_that (!strcmp (defer_jit_end (NULL),
		       "defer_jit_end: NULL defer_jit"));

  /* No mistake: a block without a defer, a function without a return.  */
  start ();
  d = defer_jit_begin (ctxt, fn, entry);
  jump (entry, entry);
  check_that (!defer_jit_end (d));
  gcc_jit_result *result = gcc_jit_context_compile (ctxt);
  check_that (result);
  gcc_jit_result_release (result);
  gcc_jit_context_release (ctxt);
}
