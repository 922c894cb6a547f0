/* Section 7 and rule 2.3: in a generated function that setjmp returns to again,
   what was deferred before is run, and what has run is not run again.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#include "lib/gen.h"

#include <setjmp.h>

jmp_buf target;
static int jumps;

/* Deferred or called: go back to the generated function, if not yet.  */

void
back (int n)
{
  notef ("back%d ", n);
  if (jumps++ == 0)
    longjmp (target, 1);
}

/* Panic, unless N is 0; if it is negative, the first time only.  */

void
raise_some (int n)
{
  if (n > 0 || jumps == 0)
    maybe_raise (abs (n));
}

/* Which panic it is, and what others it has replaced.  */

void
handle_links (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s", n, p ? "" : "none");
  for (; p; p = p->replaced)
    notef ("%s%s", p->message, p->replaced ? "<" : "");
  notef (" ");
}

static int raised_again, raised_last;

void
raise_again (void)
{
  maybe_raise (raised_again);
}

void
raise_last (void)
{
  maybe_raise (raised_last);
}

/* int NAME (int raised): defers raise_last () and note (1), calls setjmp; the
   first time defers note (2), note (3) and LAST (4), or calls the latter if
   CALLED, and the second time calls raise_again; then defers note (5) and calls
   raise_some (raised).  */

static void
make (const char *name, const char *last, bool called,
      enum defer_jit_times times)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_function *note_fn = import ("note");
  gcc_jit_function *setjmp_fn
    = function (IMPORTED, INT, "_setjmp", 1, POINTER);
  gcc_jit_block *entry = block (fn), *first = block (fn), *again = block (fn),
		*second = block (fn);
  gcc_jit_lvalue *buffer
    = gcc_jit_context_new_global (ctxt, NULL, GCC_JIT_GLOBAL_IMPORTED, INT,
				  "target");
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);
  later (d, entry, ONCE, function (IMPORTED, VOID, "raise_last", 0), 0);
  later (d, entry, ONCE, note_fn, 1, num (1));
  branch (entry,
	  value (setjmp_fn, 1,
		 gcc_jit_context_new_cast
		   (ctxt, NULL, gcc_jit_lvalue_get_address (buffer, NULL),
		    POINTER)),
	  GCC_JIT_COMPARISON_EQ, 0, first, again);
  call (again, function (IMPORTED, VOID, "raise_again", 0), 0);
  jump (again, second);
  later (d, first, ONCE, note_fn, 1, num (2));
  later (d, first, times, note_fn, 1, num (3));
  if (called)
    call (first, import (last), 1, num (4));
  else
    later (d, first, ONCE, import (last), 1, num (4));
  jump (first, second);
  later (d, second, MANY, note_fn, 1, num (5));
  call (second, import ("raise_some"), 1, param (fn, 0));
  defer_jit_return (d, second, NULL, num (9));
  finish (d);
}

/* What is on the stack where a generated frame will be.  */

static __attribute__ ((noinline)) void
overwrite (void)
{
  volatile char room[4096];
  for (size_t i = 0; i < sizeof room; i++)
    room[i] = (char) 0xff;
}

static void
run (const char *name, int raised)
{
  int (*fn) (int) = code (name);
  defer handle_links (0);
  jumps = 0;
  overwrite ();
  notef ("=%d ", fn (raised));
}

int
main (void)
{
  new_context ();
  make ("called", "back", true, ONCE);
  make ("called_many", "back", true, MANY);
  make ("deferred", "back", false, ONCE);
  make ("deferred_many", "back", false, MANY);
  compile ();

  for (int many = 0; many < 2; many++)
    {
      const char *name = many ? "called_many" : "called";
      run (name, 0);
      check ("back4 5 3 2 1 =9 0:none ");
      run (name, 7);
      check ("back4 !7 5 3 2 1 0:7 ");
      name = many ? "deferred_many" : "deferred";
      run (name, 0);
      check ("5 back4 5 3 2 1 =9 0:none ");
      run (name, 7);
      check ("!7 5 back4 !7 5 3 2 1 0:7 ");
      run (name, -7);
      check ("!7 5 back4 5 3 2 1 =9 0:none ");
      raised_last = 6;
      run (name, -7);
      check ("!7 5 back4 5 3 2 1 !6 0:6 ");
      raised_last = 0;
      raised_again = 8;
      run (name, 7);
      check ("!7 5 back4 !8 3 2 1 0:8 ");
      raised_again = 0;
    }
  gcc_jit_result_release (compiled);
}
