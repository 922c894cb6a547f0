/* Section 7: ten thousand generated functions in one context, each with its own
   deferred call, through which a panic goes.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gen.h"

static int calls, next;

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
  /* A thousand in a short round.  */
  const char *quick = getenv ("CHECK_QUICK");
  const int count = quick && *quick && *quick != '0' ? 1000 : 10000;

  next = count - 1;
  new_context ();
  gcc_jit_function *count_fn = import ("count_down"), *called = NULL;
  for (int i = count - 1; i >= 0; i--)
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
  check_that (run (0) == 0 && calls == count);
  next = count;
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
  check_that (calls == 2 * count);
  gcc_jit_result_release (compiled);
}
