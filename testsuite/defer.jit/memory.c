/* Section 7: with the heap exhausted a generated function makes the call at
   once and panics; no call is lost.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "lib/gen.h"

#include <errno.h>

extern void *__libc_malloc (size_t size);

static bool exhausted;

void *
malloc (size_t size)
{
  if (!exhausted)
    return __libc_malloc (size);
  errno = ENOMEM;
  return NULL;
}

static int calls, newest, passed;

void
pass (int n)
{
  passed = n;
}

void
count (int n)
{
  newest = calls++ == 0 ? n : newest;
}

struct large { long words[100]; };

/* Its arguments do not fit into the frame.  */

void
take_large (struct large l)
{
  notef ("%ld ", l.words[99]);
}

static void
guarded (int (*run) (struct large))
{
  static struct large large = { { [99] = 5 } };
  defer handle (1);
  run (large);
}

int
main (void)
{
  new_context ();
  gcc_jit_function *fn = function (EXPORTED, INT, "fn", 1, INT);
  gcc_jit_block *entry = block (fn), *head = block (fn), *body = block (fn),
		*last = block (fn);
  gcc_jit_lvalue *i = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);
  later (d, entry, ONCE, import ("handle"), 1, num (1));
  assign (entry, i, num (0));
  jump (entry, head);
  branch (head, rvalue (i), GCC_JIT_COMPARISON_LT, 1000, body, last);
  assign (body, i, sum (rvalue (i), num (1)));
  call (body, import ("pass"), 1, rvalue (i));
  later (d, body, MANY, import ("count"), 1, rvalue (i));
  jump (body, head);
  defer_jit_return (d, last, NULL, num (2));
  finish (d);

  gcc_jit_type *words
    = gcc_jit_context_new_array_type (ctxt, NULL, type (GCC_JIT_TYPE_LONG), 100);
  gcc_jit_field *field = gcc_jit_context_new_field (ctxt, NULL, words, "words");
  gcc_jit_type *large_type
    = gcc_jit_struct_as_type (gcc_jit_context_new_struct_type (ctxt, NULL,
							       "large", 1,
							       &field));
  fn = function (EXPORTED, INT, "first_fails", 1, large_type);
  entry = block (fn);
  d = defer_jit_begin (ctxt, fn, entry);
  later (d, entry, MANY, function (IMPORTED, VOID, "take_large", 1, large_type),
	 1, param (fn, 0));
  defer_jit_return (d, entry, NULL, num (2));
  finish (d);
  compile ();

  int (*run_large) (struct large) = code ("first_fails");
  guarded (run_large);
  check ("5 1:none ");
  exhausted = true;
  guarded (run_large);
  exhausted = false;
  check ("5 1:defer: out of memory ");

  int (*run) (int) = code ("fn");
  exhausted = true;
  int result = run (0);
  exhausted = false;
  check_that (result == 0);
  check ("1:defer: out of memory ");
  check_that (calls == passed && newest == passed && calls > 3 && calls < 1000);
  gcc_jit_result_release (compiled);
}
