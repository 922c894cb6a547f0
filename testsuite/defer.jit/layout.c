/* Section 7: what the optimizers do to a generated function takes nothing from
   it: it is not inlined; arguments on the stack, variables with great
   alignment, alloca and very large frames are no matter.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#include "lib/gen.h"

void
take_many (int a, int b, int c, int d, int e, int f, int g, int h, int i)
{
  notef ("%d%d%d%d%d%d%d%d ", a, b, c, d, e, f, g, h);
  maybe_raise (i);
}

void
take_pointer (void *p)
{
  check_that ((uintptr_t) p % 32 == 0);
}

/* An internal function NAME that defers notes of N and N + 1 and calls
   LAST.  */

static gcc_jit_function *
make_small (const char *name, int n, gcc_jit_function *last)
{
  gcc_jit_function *fn = function (INTERNAL, INT, name, 1, INT);
  gcc_jit_block *b = block (fn);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);
  later (d, b, ONCE, import ("note"), 1, num (n));
  later (d, b, ONCE, import ("note"), 1, num (n + 1));
  call (b, last, 1, param (fn, 0));
  defer_jit_return (d, b, NULL, num (n));
  finish (d);
  return fn;
}

int
main (void)
{
  new_context ();
  gcc_jit_function *handle_fn = import ("handle"), *note_fn = import ("note"),
		   *raise = import ("maybe_raise");

  /* Three that the compiler would make one of.  */
  gcc_jit_function *inner = make_small ("inner", 1, raise);
  gcc_jit_function *middle = make_small ("middle", 3, inner);
  gcc_jit_function *outer = function (EXPORTED, INT, "outer", 1, INT);
  gcc_jit_block *b = block (outer);
  defer_jit *d = defer_jit_begin (ctxt, outer, b);
  later (d, b, ONCE, handle_fn, 1, num (5));
  call (b, middle, 1, param (outer, 0));
  call (b, inner, 1, num (0));
  defer_jit_return (d, b, NULL, num (6));
  finish (d);

  /* Arguments on the stack, an aligned vector, alloca, and a large array.  */
  gcc_jit_type *vector = gcc_jit_type_get_vector (type (GCC_JIT_TYPE_LONG), 4);
  gcc_jit_type *array
    = gcc_jit_context_new_array_type (ctxt, NULL, INT, 100000);
  gcc_jit_function *alloca
    = gcc_jit_context_get_builtin_function (ctxt, "__builtin_alloca");
  gcc_jit_function *take_pointer_fn
    = function (IMPORTED, VOID, "take_pointer", 1, POINTER);
  static const char *const names[] = { "stack", "aligned", "dynamic", "huge" };
  for (int i = 0; i < 4; i++)
    {
      gcc_jit_function *fn = function (EXPORTED, INT, names[i], 1, INT);
      b = block (fn);
      d = defer_jit_begin (ctxt, fn, b);
      later (d, b, ONCE, handle_fn, 1, num (1));
      later (d, b, MANY, note_fn, 1, num (2));
      if (i == 1 || i == 3)
	{
	  gcc_jit_lvalue *v = new_variable (fn, i == 1 ? vector : array);
	  gcc_jit_rvalue *address
	    = gcc_jit_context_new_cast (ctxt, NULL,
					gcc_jit_lvalue_get_address (v, NULL),
					POINTER);
	  call (b, i == 1 ? take_pointer_fn
			  : function (IMPORTED, VOID, "free_nothing", 1, POINTER),
		1, address);
	}
      if (i == 2)
	call (b, function (IMPORTED, VOID, "free_nothing", 1, POINTER), 1,
	      value (alloca, 1,
		     gcc_jit_context_new_cast (ctxt, NULL,
					       sum (param (fn, 0), num (999)),
					       type (GCC_JIT_TYPE_SIZE_T))));
      later (d, b, ONCE, note_fn, 1, num (3));
      call (b, function (IMPORTED, VOID, "take_many", 9, INT, INT, INT, INT, INT,
			 INT, INT, INT, INT),
	    9, num (1), num (2), num (3), num (4), num (5), num (6), num (7),
	    num (8), param (fn, 0));
      defer_jit_return (d, b, NULL, num (4));
      finish (d);
    }
  compile ();

  int (*run) (int) = code ("outer");
  check_that (run (0) == 6);
  check ("2 1 4 3 2 1 5:none ");
  check_that (run (20) == 0);
  check ("!20 2 1 4 3 5:20 ");
  for (int i = 0; i < 4; i++)
    {
      run = code (names[i]);
      check_that (run (0) == 4);
      check ("12345678 3 2 1:none ");
      check_that (run (40) == 0);
      check ("12345678 !40 3 2 1:40 ");
    }
  gcc_jit_result_release (compiled);
}

void
free_nothing (void *p)
{
  memset (p, 0, 8);
}
