/* What a deferred call costs a generated function, beside the same function
   with the calls written out before its return.
   SPDX-License-Identifier: GPL-3.0-or-later

   Prints, for each kind of function, the kind, the way it is written, and the
   nanoseconds of a call of it.  */

#include "bench.h"
#include "../defer.jit/lib/gen.h"

#include <time.h>

enum { HAND, DEFERRED, WAYS };
static const char *const ways[] = { "hand", "defer" };

enum { PLACES = 5 };
static const int places[PLACES] = { 0, 1, 2, 4, 8 };

static gcc_jit_function *lock_fn, *unlock_fn;

static gcc_jit_rvalue *
lock_number (int i)
{
  return gcc_jit_context_new_rvalue_from_ptr (ctxt, POINTER, &locks[i]);
}

/* Have AT, a block of FN, go to the first of the blocks returned if bit I of
   the parameter is set, and to the second one otherwise.  */

static void
on_bit (gcc_jit_function *fn, gcc_jit_block *at, int i, gcc_jit_block *to[2])
{
  to[0] = block (fn), to[1] = block (fn);
  branch (at,
	  gcc_jit_context_new_binary_op (ctxt, NULL,
					 GCC_JIT_BINARY_OP_BITWISE_AND, INT,
					 param (fn, 0), num (1 << i)),
	  GCC_JIT_COMPARISON_NE, 0, to[0], to[1]);
}

/* A function that takes COUNT locks, each if its bit is set where
   CONDITIONAL.  */

static void
make (const char *name, int way, int count, bool conditional)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_block *at = block (fn), *to[2];
  defer_jit *d = way == DEFERRED ? defer_jit_begin (ctxt, fn, at) : NULL;

  for (int i = 0; i < count; i++)
    {
      gcc_jit_block *taken = at;
      if (conditional)
	on_bit (fn, at, i, to), taken = to[0];
      call (taken, lock_fn, 1, lock_number (i));
      if (d)
	later (d, taken, ONCE, unlock_fn, 1, lock_number (i));
      if (conditional)
	jump (taken, to[1]), at = to[1];
    }
  gcc_jit_lvalue *result = new_variable (fn, INT);
  assign (at, result, value (function (IMPORTED, INT, "res_work", 1, INT), 1,
			     param (fn, 0)));
  if (d)
    {
      defer_jit_return (d, at, NULL, rvalue (result));
      finish (d);
      return;
    }
  for (int i = count - 1; i >= 0; i--)
    {
      gcc_jit_block *taken = at;
      if (conditional)
	on_bit (fn, at, i, to), taken = to[0];
      call (taken, unlock_fn, 1, lock_number (i));
      if (conditional)
	jump (taken, to[1]), at = to[1];
    }
  gcc_jit_block_end_with_return (at, NULL, rvalue (result));
}

/* A function that defers as many calls as its parameter says, in a loop.  */

static void
make_loop (const char *name, int way)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_block *entry = block (fn), *head = block (fn), *body = block (fn),
		*last = block (fn);
  gcc_jit_lvalue *left = new_variable (fn, INT);
  defer_jit *d = way == DEFERRED ? defer_jit_begin (ctxt, fn, entry) : NULL;
  assign (entry, left, param (fn, 0));
  jump (entry, head);
  branch (head, rvalue (left), GCC_JIT_COMPARISON_GT, 0, body, last);
  assign (body, left, sum (rvalue (left), num (-1)));
  if (d)
    later (d, body, MANY, unlock_fn, 1, lock_number (1));
  else
    call (body, unlock_fn, 1, lock_number (1));
  jump (body, head);
  if (d)
    {
      defer_jit_return (d, last, NULL, num (0));
      finish (d);
    }
  else
    gcc_jit_block_end_with_return (last, NULL, num (0));
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static volatile int argument = 0x5555;

/* Return how many nanoseconds FN takes, at least.  */

static double
measure (int (*fn) (int), int parameter, int times)
{
  double least = 1e12;
  for (int round = 0; round < 9; round++)
    {
      double start = now ();
      for (int i = 0; i < times; i++)
	fn (parameter);
      double took = (now () - start) / times;
      if (took < least)
	least = took;
    }
  return least;
}

int
main (void)
{
  char name[40];

  new_context ();
  lock_fn = function (IMPORTED, VOID, "res_lock", 1, POINTER);
  unlock_fn = function (IMPORTED, VOID, "res_unlock", 1, POINTER);
  for (int way = 0; way < WAYS; way++)
    {
      for (int i = 0; i < PLACES; i++)
	for (int conditional = 0; conditional < 2; conditional++)
	  {
	    snprintf (name, sizeof name, "f_%d_%d_%d", way, places[i],
		      conditional);
	    make (name, way, places[i], conditional);
	  }
      make_loop (way ? "loop_1" : "loop_0", way);
    }
  compile ();

  for (int conditional = 0; conditional < 2; conditional++)
    for (int i = conditional; i < PLACES; i++)
      for (int way = 0; way < WAYS; way++)
	{
	  snprintf (name, sizeof name, "f_%d_%d_%d", way, places[i],
		    conditional);
	  printf ("%d,_%s %s %.2f\n", places[i],
		  conditional ? "half_of_them_passed" : "unconditional",
		  ways[way], measure (code (name), argument, 200000));
	}
  for (int way = 0; way < WAYS; way++)
    printf ("1000,_in_a_loop %s %.2f\n", ways[way],
	    measure (code (way ? "loop_1" : "loop_0"), 1000, 300));
  gcc_jit_result_release (compiled);
}
