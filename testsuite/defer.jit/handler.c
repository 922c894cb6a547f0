/* Section 7: a generated function that was deferred itself can recover, whoever
   deferred it; called in any other way it gets NULL.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "lib/gen.h"

void
show (const struct defer_panic *p)
{
  notef ("%s ", p ? p->message : "none");
}

int
main (void)
{
  new_context ();
  /* void handler (int n) { show (recover ()); note (n); }, which defers itself,
     too.  */
  gcc_jit_function *handler = function (EXPORTED, VOID, "handler", 1, INT);
  gcc_jit_block *b = block (handler);
  gcc_jit_lvalue *running = defer_jit_handler (ctxt, handler, b);
  defer_jit *d = defer_jit_begin (ctxt, handler, b);
  later (d, b, ONCE, import ("note"), 1, param (handler, 0));
  call (b, function (IMPORTED, VOID, "show", 1, POINTER), 1,
	defer_jit_recover (ctxt, NULL, running));
  defer_jit_return (d, b, NULL, NULL);
  finish (d);

  /* int run (int n, void (*pointer) (int))  */
  gcc_jit_type *handler_type
    = gcc_jit_rvalue_get_type (gcc_jit_function_get_address (handler, NULL));
  gcc_jit_function *run = function (EXPORTED, INT, "run", 2, INT, handler_type);
  b = block (run);
  d = defer_jit_begin (ctxt, run, b);
  later (d, b, ONCE, handler, 1, num (1));
  later (d, b, MANY, handler, 1, num (2));
  gcc_jit_rvalue *three = num (3);
  defer_jit_call_ptr (d, b, NULL, param (run, 1), 1, &three, ONCE);
  call (b, handler, 1, num (4));
  call (b, import ("maybe_raise"), 1, param (run, 0));
  defer_jit_return (d, b, NULL, num (6));
  finish (d);
  compile ();

  int (*fn) (int, void (*) (int)) = code ("run");
  void (*handler_fn) (int) = code ("handler");
  check_that (fn (0, handler_fn) == 6);
  check ("none 4 none 3 none 2 none 1 ");
  check_that (fn (7, handler_fn) == 0);
  check ("none 4 !7 7 3 none 2 none 1 ");
  {
    auto void outer (void);
    void outer (void)
    {
      defer handler_fn (5);
      panic ("compiled");
    }
    outer ();
    check ("compiled 5 ");
  }
  gcc_jit_result_release (compiled);
}
