/* Section 7: a panic through a deep recursion of generated frames runs the
   calls of each, with the arguments of each; recovery restores every register
   of the frame that it returns to.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#include "lib/gen.h"

static long calls;
static unsigned long total;

void
add (int n)
{
  total = total * 31 + (unsigned long) n;
  calls++;
}

int
main (void)
{
  new_context ();
  /* int deep (int n) { defer add (n); if (n == 0) raise_number (1);
			return deep (n - 1) + n; }  */
  gcc_jit_function *deep = function (EXPORTED, INT, "deep", 1, INT);
  gcc_jit_block *b = block (deep), *end = block (deep), *more = block (deep);
  defer_jit *d = defer_jit_begin (ctxt, deep, b);
  later (d, b, ONCE, import ("add"), 1, param (deep, 0));
  later (d, b, MANY, import ("add"), 1, param (deep, 0));
  branch (b, param (deep, 0), GCC_JIT_COMPARISON_EQ, 0, end, more);
  call (end, import ("raise_number"), 1, num (1));
  jump (end, more);
  defer_jit_return (d, more, NULL,
		    sum (value (deep, 1, sum (param (deep, 0), num (-1))),
			 param (deep, 0)));
  finish (d);

  /* Uses all registers.  */
  enum { VALUES = 12 };
  gcc_jit_function *busy = function (EXPORTED, INT, "busy", 1, INT);
  gcc_jit_lvalue *values[VALUES];
  gcc_jit_rvalue *result = num (0);
  b = block (busy);
  d = defer_jit_begin (ctxt, busy, b);
  later (d, b, ONCE, import ("handle"), 1, num (2));
  for (int round = 0; round < 2; round++)
    {
      for (int i = 0; i < VALUES; i++)
	{
	  values[i] = new_variable (busy, INT);
	  assign (b, values[i], value (function (IMPORTED, INT, "abs", 1, INT), 1,
				       num (i - 20)));
	}
      call (b, import ("maybe_raise"), 1, param (busy, 0));
      for (int i = 0; i < VALUES; i++)
	result = sum (result, rvalue (values[i]));
    }
  defer_jit_return (d, b, NULL, result);
  finish (d);

  /* Calls it with others in them.  */
  gcc_jit_function *caller = function (EXPORTED, INT, "caller", 1, INT);
  b = block (caller);
  for (int i = 0; i < VALUES; i++)
    {
      values[i] = new_variable (caller, INT);
      assign (b, values[i],
	      value (function (IMPORTED, INT, "abs", 1, INT), 1, num (i * 7)));
    }
  result = value (busy, 1, param (caller, 0));
  gcc_jit_lvalue *returned = new_variable (caller, INT);
  assign (b, returned, result);
  result = rvalue (returned);
  for (int i = 0; i < VALUES; i++)
    result = sum (result, rvalue (values[i]));
  gcc_jit_block_end_with_return (b, NULL, result);
  compile ();

  int (*run) (int) = code ("deep");
  enum { DEPTH = 5000 };
  unsigned long wanted = 0;
  for (int n = 0; n <= DEPTH; n++)
    wanted = (wanted * 31 + (unsigned) n) * 31 + (unsigned) n;
  {
    auto void outer (void);
    void outer (void)
    {
      defer handle (9);
      run (DEPTH);
    }
    outer ();
  }
  check ("!1 9:1 ");
  check_that (calls == 2 * (DEPTH + 1) && total == wanted);

  run = code ("caller");
  int sum_of_values = 0, kept = 0;
  for (int i = 0; i < VALUES; i++)
    {
      sum_of_values += 2 * (20 - i);
      kept += 7 * i;
    }
  check_that (run (0) == sum_of_values + kept);
  check ("2:none ");
  check_that (run (5) == kept);
  check ("!5 2:5 ");
  gcc_jit_result_release (compiled);
}
