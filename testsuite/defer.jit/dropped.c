/* Section 7: results are released and contexts compiled again, at the addresses
   of the old ones; nothing of those is remembered.  Two contexts call each
   other.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "1" } */

#include "lib/gen.h"

static int (*in_other) (int);

void
call_other (int n)
{
  in_other (n);
}

/* Compile a function that defers COUNT notes of N and calls LAST.  */

static void
make (int n, int count, const char *last)
{
  new_context ();
  gcc_jit_function *fn = function (EXPORTED, INT, "fn", 1, INT);
  gcc_jit_block *b = block (fn);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);
  /* So that frames differ.  */
  gcc_jit_type *array = gcc_jit_context_new_array_type (ctxt, NULL, INT, n * 8);
  gcc_jit_lvalue *room = new_variable (fn, array);
  assign (b,
	  gcc_jit_context_new_array_access (ctxt, NULL, rvalue (room), num (0)),
	  num (1));
  for (int i = 0; i < count; i++)
    later (d, b, i % 2 ? ONCE : MANY, import ("note"), 1, num (n));
  call (b, import (last), 1, param (fn, 0));
  defer_jit_return (d, b, NULL, num (n));
  finish (d);
  compile ();
}

static void
run (int n)
{
  defer handle (0);
  int (*fn) (int) = code ("fn");
  fn (n);
}

int
main (void)
{
  for (int i = 1; i < 12; i++)
    {
      make (i, i, "maybe_raise");
      run (99);
      char wanted[200] = "!99 ";
      for (int j = 0; j < i; j++)
	sprintf (wanted + strlen (wanted), "%d ", i);
      strcat (wanted, "0:99 ");
      check (wanted);
      gcc_jit_result_release (compiled);
    }

  make (7, 1, "maybe_raise");
  gcc_jit_result *other = compiled;
  in_other = code ("fn");
  make (8, 2, "call_other");
  run (5);
  check ("!5 7 8 8 0:5 ");
  gcc_jit_result_release (compiled);
  gcc_jit_result_release (other);
}
