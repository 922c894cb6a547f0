/* Section 7: deferred calls of generated functions run last in, first out,
   whichever way control came to the places, of both kinds and mixed.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "lib/gen.h"

/* for (i = 0; i < n; i++) MANY note (i); with a ONCE before and behind.  */

static void
make_loop (const char *name, gcc_jit_function *raise)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 2, INT, INT);
  gcc_jit_block *entry = block (fn), *head = block (fn), *body = block (fn),
		*behind = block (fn);
  gcc_jit_lvalue *i = new_variable (fn, INT);
  gcc_jit_function *note_fn = import ("note");
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);

  later (d, entry, ONCE, note_fn, 1, num (-1));
  assign (entry, i, num (0));
  jump (entry, head);
  gcc_jit_block_end_with_conditional
    (head, NULL,
     gcc_jit_context_new_comparison (ctxt, NULL, GCC_JIT_COMPARISON_LT,
				     rvalue (i), param (fn, 0)),
     body, behind);
  later (d, body, MANY, note_fn, 1, rvalue (i));
  assign (body, i, sum (rvalue (i), num (1)));
  jump (body, head);
  later (d, behind, ONCE, note_fn, 1, num (-2));
  call (behind, raise, 1, param (fn, 1));
  defer_jit_return (d, behind, NULL, num (7));
  finish (d);
}

/* Control passes the second place first if its parameter is not 0.  */

static void
make_crossed (gcc_jit_function *raise)
{
  gcc_jit_function *fn = function (EXPORTED, VOID, "crossed", 2, INT, INT);
  gcc_jit_block *entry = block (fn), *one = block (fn), *two = block (fn),
		*last = block (fn);
  gcc_jit_function *note_fn = import ("note");
  gcc_jit_lvalue *turns = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);

  assign (entry, turns, num (0));
  branch (entry, param (fn, 0), GCC_JIT_COMPARISON_EQ, 0, one, two);
  later (d, one, ONCE, note_fn, 1, num (1));
  assign (one, turns, sum (rvalue (turns), num (1)));
  branch (one, rvalue (turns), GCC_JIT_COMPARISON_EQ, 2, last, two);
  later (d, two, ONCE, note_fn, 1, num (2));
  assign (two, turns, sum (rvalue (turns), num (1)));
  branch (two, rvalue (turns), GCC_JIT_COMPARISON_EQ, 2, last, one);
  call (last, raise, 1, param (fn, 1));
  defer_jit_return (d, last, NULL, NULL);
  finish (d);
}

/* Twelve places, each passed if its bit is set in the parameter: the first
   eight are open-coded.  */

static void
make_twelve (gcc_jit_function *raise)
{
  gcc_jit_function *fn = function (EXPORTED, INT, "twelve", 2, INT, INT);
  gcc_jit_block *at = block (fn);
  gcc_jit_function *note_fn = import ("note");
  defer_jit *d = defer_jit_begin (ctxt, fn, at);

  for (int i = 0; i < 12; i++)
    {
      gcc_jit_block *passed = block (fn), *next = block (fn);
      branch (at,
	      gcc_jit_context_new_binary_op (ctxt, NULL,
					     GCC_JIT_BINARY_OP_BITWISE_AND, INT,
					     param (fn, 0), num (1 << i)),
	      GCC_JIT_COMPARISON_NE, 0, passed, next);
      later (d, passed, ONCE, note_fn, 1, num (i));
      jump (passed, next);
      at = next;
    }
  call (at, raise, 1, param (fn, 1));
  defer_jit_return (d, at, NULL, num (12));
  finish (d);
}

/* Run EXPRESSION, which may panic; note that.  */

#define guarded(EXPRESSION)		\
  ({					\
     auto void run (void);		\
     void run (void)			\
     {					\
       defer handle (99);		\
       EXPRESSION;			\
     }					\
     run ();				\
   })

int
main (void)
{
  new_context ();
  make_loop ("loop", import ("maybe_raise"));
  make_crossed (import ("maybe_raise"));
  make_twelve (import ("maybe_raise"));
  compile ();
  int (*loop) (int, int) = code ("loop"), (*twelve) (int, int) = code ("twelve");
  void (*crossed) (int, int) = code ("crossed");

  check_that (loop (0, 0) == 7);
  check ("-2 -1 ");
  check_that (loop (3, 0) == 7);
  check ("-2 2 1 0 -1 ");
  guarded (loop (3, 5));
  check ("!5 -2 2 1 0 -1 99:5 ");

  crossed (0, 0);
  check ("2 1 ");
  crossed (1, 0);
  check ("1 2 ");
  guarded (crossed (1, 5));
  check ("!5 1 2 99:5 ");

  for (int set = 0; set < 1 << 12; set++)
    for (int raised = 0; raised < 2; raised++)
      {
	char wanted[200] = "";
	if (raised)
	  strcat (wanted, "!5 ");
	for (int i = 11; i >= 0; i--)
	  if (set >> i & 1)
	    sprintf (wanted + strlen (wanted), "%d ", i);
	strcat (wanted, raised ? "99:5 " : "99:none ");
	guarded (twelve (set, raised ? 5 : 0));
	check (wanted);
      }

  /* Onto the heap, and back.  */
  enum { MOST = 2000 };
  char *wanted = malloc (MOST * 8);
  for (int n = 10; n < MOST; n = n * 3 / 2)
    {
      strcpy (wanted, "-2 ");
      for (int i = n - 1; i >= 0; i--)
	sprintf (wanted + strlen (wanted), "%d ", i);
      strcat (wanted, "-1 ");
      loop (n, 0);
      check (wanted);
    }
  free (wanted);
  gcc_jit_result_release (compiled);
}
