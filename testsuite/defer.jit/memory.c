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
  compile ();

  int (*run) (int) = code ("fn");
  exhausted = true;
  int result = run (0);
  exhausted = false;
  check_that (result == 0);
  check ("1:defer: out of memory ");
  check_that (calls == passed && newest == passed && calls > 3 && calls < 1000);
  gcc_jit_result_release (compiled);
}
