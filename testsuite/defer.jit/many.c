/* Section 7: ten thousand generated functions in one context, each with its own deferred
   call, through which a panic goes.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "0" } */
/* { dg-unwinders "fast" } */

#include "lib/gen.h"

enum { FUNCTIONS = 10000 };

static int calls, next = FUNCTIONS - 1;

void
count_down (int n)
{
  check_that (n == next);
  next--;
  calls++;
}

int
main (void)
{
  new_context ();
  gcc_jit_function *count_fn = import ("count_down"), *called = NULL;
  for (int i = FUNCTIONS - 1; i >= 0; i--)
    {
      char name[16];
      snprintf (name, sizeof name, "f%d", i);
      gcc_jit_function *fn
	= function (i ? INTERNAL : EXPORTED, INT, name, 1, INT);
      gcc_jit_block *b = block (fn);
      defer_jit *d = defer_jit_begin (ctxt, fn, b);
      later (d, b, ONCE, count_fn, 1, sum (param (fn, 0), num (i)));
      call (b, called ? called : import ("maybe_raise"), 1, param (fn, 0));
      defer_jit_return (d, b, NULL, num (i));
      finish (d);
      called = fn;
    }
  compile ();

  int (*run) (int) = code ("f0");
  check_that (run (0) == 0 && calls == FUNCTIONS);
  next = FUNCTIONS;
  {
    auto void outer (void);
    void outer (void)
    {
      defer handle (2);
      run (1);
    }
    outer ();
  }
  check ("!1 2:1 ");
  check_that (calls == 2 * FUNCTIONS);
  gcc_jit_result_release (compiled);
}
