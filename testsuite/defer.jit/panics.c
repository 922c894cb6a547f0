/* Section 7: panics from below, inside and above generated frames run their
   calls in order with those of the compiled frames around, with replacement and
   recovery as rules 3.2 to 3.4 have them.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "lib/gen.h"

/* Compiled, and called by generated code: call CALLBACK between two deferred
   calls.  */

void
compiled_between (void (*callback) (int), int n)
{
  defer note (n + 1);
  defer { notef ("block "); }
  callback (n);
}

void
handle_and_raise (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s ", n, p ? p->message : "none");
  panic ("again %d", n);
}

/* What was replaced, oldest last.  */

void
handle_links (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:", n);
  for (; p; p = p->replaced)
    notef ("%s%s", p->message, p->replaced ? "<" : " ");
}

void
helper_of_nobody (int n)
{
  handle (n);
}

/* Takes more stack than would be left if it were not given back.  */

void
deep_raise (int n)
{
  volatile char room[64 * 1024];
  room[0] = 1;
  panic ("%d", n + room[0] - 1);
}

/* A generated function NAME that defers COUNT calls of functions called as what
   follows, which get 1, 2, ..., and then calls LAST with 77.  */

static gcc_jit_function *
make (const char *name, gcc_jit_function *last, int count, ...)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_block *b = block (fn);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);
  va_list names;
  va_start (names, count);
  for (int i = 1; i <= count; i++)
    later (d, b, i % 2 ? ONCE : MANY, import (va_arg (names, const char *)), 1,
	   num (i));
  va_end (names);
  call (b, last, 1, param (fn, 0));
  defer_jit_return (d, b, NULL, num (5));
  finish (d);
  return fn;
}

/* A generated function that panics itself.  */

static gcc_jit_function *
make_inside (const char *name)
{
  gcc_jit_function *fn = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_block *b = block (fn);
  gcc_jit_param *format[]
    = { gcc_jit_context_new_param (ctxt, NULL, STRING, "format") };
  gcc_jit_function *panic_fn
    = gcc_jit_context_new_function (ctxt, NULL, IMPORTED, VOID, "defer_panic", 1,
				    format, 1);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);
  later (d, b, ONCE, import ("note"), 1, num (31));
  later (d, b, MANY, import ("note"), 1, num (32));
  call (b, panic_fn, 2, gcc_jit_context_new_string_literal (ctxt, "in %d"),
	param (fn, 0));
  defer_jit_return (d, b, NULL, num (5));
  finish (d);
  return fn;
}

/* One that calls compiled_between with FN.  */

static gcc_jit_function *
make_around (const char *name, gcc_jit_function *fn, const char *last)
{
  gcc_jit_function *around = function (EXPORTED, INT, name, 1, INT);
  gcc_jit_block *b = block (around);
  gcc_jit_function *between
    = function (IMPORTED, VOID, "compiled_between", 2, POINTER, INT);
  defer_jit *d = defer_jit_begin (ctxt, around, b);
  later (d, b, ONCE, import ("handle"), 1, num (41));
  call (b, between, 2,
	gcc_jit_context_new_cast (ctxt, NULL,
				  gcc_jit_function_get_address (fn, NULL),
				  POINTER),
	param (around, 0));
  call (b, import (last), 1, num (42));
  defer_jit_return (d, b, NULL, num (6));
  finish (d);
  return around;
}

int
main (void)
{
  new_context ();
  gcc_jit_function *raise = import ("raise_number"), *note_fn = import ("note");
  make ("plain", raise, 3, "note", "note", "note");
  make ("recovers", raise, 4, "note", "handle", "note", "note");
  make ("twice", raise, 3, "handle", "handle", "note");
  make ("helped", raise, 2, "handle", "helper_of_nobody");
  make ("returning", note_fn, 2, "handle", "note");
  make ("in_return", note_fn, 4, "handle", "note", "raise_number", "note");
  make ("replaced", raise, 4, "handle_links", "raise_number", "note",
	"raise_number");
  make ("recovered_again", raise, 3, "handle_links", "handle_and_raise",
	"note");
  make ("last_raises", raise, 1, "raise_number");
  make_around ("around", make_inside ("inside"), "note");
  make_around ("above", note_fn, "raise_number");

  /* A thousand that panic in one frame.  */
  gcc_jit_function *fn = function (EXPORTED, VOID, "thousand", 1, INT);
  gcc_jit_block *entry = block (fn), *head = block (fn), *body = block (fn),
		*last = block (fn);
  gcc_jit_lvalue *i = new_variable (fn, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, entry);
  later (d, entry, ONCE, import ("handle"), 1, num (1));
  assign (entry, i, num (0));
  jump (entry, head);
  branch (head, rvalue (i), GCC_JIT_COMPARISON_LT, 1000, body, last);
  later (d, body, MANY,
	 function (IMPORTED, VOID, "deep_raise", 1, INT), 1, rvalue (i));
  assign (body, i, sum (rvalue (i), num (1)));
  jump (body, head);
  defer_jit_return (d, last, NULL, NULL);
  finish (d);
  compile ();

  int (*run) (int);
#define run(NAME, N) (run = code (NAME), run (N))
  {
    auto void outer (void);
    void outer (void)
    {
      defer handle (9);
      run ("plain", 4);
    }
    outer ();
    check ("!4 3 2 1 9:4 ");
  }
  {
    auto void outer (void);
    void outer (void)
    {
      defer handle_links (9);
      run ("last_raises", 4);
    }
    outer ();
    check ("!4 !1 9:1<4 ");
  }
  check_that (run ("recovers", 4) == 0);
  check ("!4 4 3 2:4 1 ");
  check_that (run ("twice", 4) == 0);
  check ("!4 3 2:4 1:none ");
  check_that (run ("helped", 4) == 0);
  check ("!4 2:none 1:4 ");
  check_that (run ("returning", 4) == 5);
  check ("4 2 1:none ");
  check_that (run ("in_return", 8) == 0);
  check ("8 4 !3 2 1:3 ");
  check_that (run ("replaced", 9) == 0);
  check ("!9 !4 3 !2 1:2<4<9 ");
  check_that (run ("recovered_again", 9) == 0);
  check ("!9 3 2:9 1:again 2<9 ");
  check_that (run ("around", 20) == 0);
  check ("32 31 block 21 41:in 20 ");
  check_that (run ("above", 20) == 0);
  check ("20 block 21 !42 41:42 ");
  void (*thousand) (int) = code ("thousand");
  thousand (0);
  check ("1:0 ");
  gcc_jit_result_release (compiled);
}
