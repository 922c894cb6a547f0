/* Functions with deferred calls, generated with libgccjit, and the same ones
   with the calls written out before their return.
   SPDX-License-Identifier: GPL-3.0-or-later

   ./jit hand|defer KIND COUNT FILE generates the function `kernel' of bench.h
   into the object FILE.  It takes COUNT locks, each under a condition of its own
   if KIND is `conditional'; if that is `loop', one of them COUNT times.  */

#include "../defer.jit/lib/gen.h"

static gcc_jit_function *lock_fn, *unlock_fn;
static gcc_jit_lvalue *locks;

static gcc_jit_rvalue *
lock_number (int i)
{
  return gcc_jit_context_new_cast
	   (ctxt, NULL,
	    gcc_jit_lvalue_get_address
	      (gcc_jit_context_new_array_access (ctxt, NULL, rvalue (locks),
						 num (i)),
	       NULL),
	    POINTER);
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
make (gcc_jit_function *fn, bool deferred, int count, bool conditional)
{
  gcc_jit_block *at = block (fn), *to[2];
  defer_jit *d = deferred ? defer_jit_begin (ctxt, fn, at) : NULL;

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

/* Build a loop in FN, from the end of ENTRY on, of COUNT turns.  Store in NEXT
   the block behind it, and return that in which a turn begins; it goes on to
   HEAD.  */

static gcc_jit_block *
make_loop (gcc_jit_function *fn, gcc_jit_block *entry, int count,
	   gcc_jit_block **head, gcc_jit_block **next)
{
  gcc_jit_block *body = block (fn);
  gcc_jit_lvalue *left = new_variable (fn, INT);

  *head = block (fn), *next = block (fn);
  assign (entry, left, num (count));
  jump (entry, *head);
  branch (*head, rvalue (left), GCC_JIT_COMPARISON_GT, 0, body, *next);
  assign (body, left, sum (rvalue (left), num (-1)));
  return body;
}

/* A function that takes a lock COUNT times in a loop.  */

static void
make_repeated (gcc_jit_function *fn, bool deferred, int count)
{
  gcc_jit_block *at = block (fn), *head, *next;
  defer_jit *d = deferred ? defer_jit_begin (ctxt, fn, at) : NULL;
  gcc_jit_block *body = make_loop (fn, at, count, &head, &next);

  call (body, lock_fn, 1, lock_number (1));
  if (d)
    later (d, body, MANY, unlock_fn, 1, lock_number (1));
  jump (body, head);
  if (d)
    {
      defer_jit_return (d, next, NULL, num (0));
      finish (d);
      return;
    }
  body = make_loop (fn, next, count, &head, &next);
  call (body, unlock_fn, 1, lock_number (1));
  jump (body, head);
  gcc_jit_block_end_with_return (next, NULL, num (0));
}

int
main (int argc, char **argv)
{
  if (argc != 5)
    return 2;
  const bool deferred = !strcmp (argv[1], "defer");
  const char *kind = argv[2];
  const int count = atoi (argv[3]);

  new_context ();
  lock_fn = function (IMPORTED, VOID, "res_lock", 1, POINTER);
  unlock_fn = function (IMPORTED, VOID, "res_unlock", 1, POINTER);
  locks = gcc_jit_context_new_global
	    (ctxt, NULL, GCC_JIT_GLOBAL_IMPORTED,
	     gcc_jit_context_new_array_type (ctxt, NULL, INT, 8), "locks");
  gcc_jit_function *fn = function (EXPORTED, INT, "kernel", 1, INT);
  if (!strcmp (kind, "loop"))
    make_repeated (fn, deferred, count);
  else
    make (fn, deferred, count, !strcmp (kind, "conditional"));
  gcc_jit_context_compile_to_file (ctxt, GCC_JIT_OUTPUT_KIND_OBJECT_FILE,
				   argv[4]);
  const bool failed = gcc_jit_context_get_last_error (ctxt) != NULL;
  gcc_jit_context_release (ctxt);
  return failed;
}
