/* Section 7: up to eight calls that control passes once are open-coded: the
   runtime chain has nothing to do, on whichever way control passes them.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#include "lib/gen.h"

/* In the place of what generated code would call for the chain.  */

int
__defer_jit_push (void)
{
  notef ("push ");
  return 1;
}

int
__defer_jit_pop (void)
{
  notef ("pop ");
  return 1;
}

/* A function that defers eight calls, each if its bit is set in its parameter,
   or, unless CONDITIONAL, all of them.  */

static void
make (const char *name, bool conditional)
{
  gcc_jit_function *fn = function (EXPORTED, VOID, name, 2, INT, INT);
  gcc_jit_block *at = block (fn);
  defer_jit *d = defer_jit_begin (ctxt, fn, at);

  for (int i = 0; i < 8; i++)
    if (!conditional)
      later (d, at, ONCE, import ("note"), 1, num (i));
    else
      {
	gcc_jit_block *passed = block (fn), *next = block (fn);
	branch (at,
		gcc_jit_context_new_binary_op (ctxt, NULL,
					       GCC_JIT_BINARY_OP_BITWISE_AND,
					       INT, param (fn, 0), num (1 << i)),
		GCC_JIT_COMPARISON_NE, 0, passed, next);
	later (d, passed, ONCE, import ("note"), 1, num (i));
	jump (passed, next);
	at = next;
      }
  call (at, import ("maybe_raise"), 1, param (fn, 1));
  defer_jit_return (d, at, NULL, NULL);
  finish (d);
}

static void
guarded (const char *name, int set, int raised)
{
  void (*fn) (int, int) = code (name);
  defer handle (99);
  fn (set, raised);
}

int
main (void)
{
  new_context ();
  make ("passed", false);
  make ("conditional", true);
  compile ();

  for (int set = 0; set < 1 << 8; set++)
    for (int raised = 0; raised < 2; raised++)
      {
	char wanted[100] = "";
	if (raised)
	  strcat (wanted, "!5 ");
	for (int i = 7; i >= 0; i--)
	  if (set >> i & 1)
	    sprintf (wanted + strlen (wanted), "%d ", i);
	strcat (wanted, raised ? "99:5 " : "99:none ");
	guarded ("conditional", set, raised ? 5 : 0);
	check (wanted);
	if (set == 0xff)
	  {
	    guarded ("passed", 0, raised ? 5 : 0);
	    check (wanted);
	  }
      }
  gcc_jit_result_release (compiled);
}
