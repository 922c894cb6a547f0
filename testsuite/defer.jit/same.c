/* Section 7: random programs give the same trace generated as compiled by the
   plugin.
   SPDX-License-Identifier: GPL-3.0-or-later

   A program is a list of functions, each a list of operations.  They are
   generated, one function each, and interpreted by a function in C that defers
   what they defer.  JIT_SEED and JIT_PROGRAMS say which, and how many.  */

#include "lib/gen.h"

enum kind
{
  OP_DEFER, OP_DEFER_CALL, OP_RECOVER, OP_CALL, OP_PANIC, OP_LEAVE, OP_LOOP,
  OP_END, OP_UNLESS, OP_KINDS
};

/* An operation is done if there is no N or the argument of the function has bit
   number N - 1; OP_UNLESS and OP_LOOP hold for all up to their OP_END.  */
struct op
{
  enum kind kind;
  int n;
  enum defer_jit_times times;
};

enum { FUNCTIONS = 6, OPS = 14 };

struct body
{
  struct op ops[2 * OPS];
  int count;
};

static struct body program[FUNCTIONS];

static unsigned long long state;

static int
below (int limit)
{
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (int) (state >> 33) % limit;
}

/* Make up the function number F, which may call those behind it.  */

static void
make_up (int f)
{
  struct body *b = &program[f];
  enum kind open[OPS];
  int depth = 0, loops = 0, calls = 0;

  b->count = 0;
  for (int i = 0; i < OPS; i++)
    {
      struct op op = { .kind = (enum kind) below (OP_KINDS), .n = 1 + below (9) };
      if (op.kind == OP_END && depth == 0)
	continue;
      if ((op.kind == OP_CALL || op.kind == OP_DEFER_CALL)
	  && (f == FUNCTIONS - 1 || loops || calls > 1))
	op.kind = OP_DEFER;
      if ((op.kind == OP_PANIC || op.kind == OP_LEAVE) && below (3))
	op.kind = OP_DEFER;
      if (op.kind == OP_LOOP && loops > 1)
	op.kind = OP_UNLESS;
      if (op.kind == OP_END)
	loops -= open[--depth] == OP_LOOP;
      if (op.kind == OP_LOOP || op.kind == OP_UNLESS)
	{
	  open[depth++] = op.kind;
	  loops += op.kind == OP_LOOP;
	}
      if (op.kind == OP_CALL || op.kind == OP_DEFER_CALL)
	{
	  op.n = f + 1 + below (FUNCTIONS - f - 1);
	  calls++;
	}
      op.times = loops || below (4) == 0 ? MANY : ONCE;
      b->ops[b->count++] = op;
    }
  while (depth-- > 0)
    b->ops[b->count++] = (struct op) { .kind = OP_END };
}

/* Compiled.  */

static int interpret (int f, int arg);

void
deferred_interpret (int f, int arg)
{
  notef ("=%d ", interpret (f, arg));
}

/* Generated functions return zero after a recovery, whatever they were going
   to.  */

void
recover_into (int n, int *recovered)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s ", n, p ? p->message : "none");
  if (p && recovered)
    *recovered = 1;
}

void
recover_number (int n)
{
  const struct defer_panic *p = recover ();
  notef ("%d:%s ", n, p ? p->message : "none");
}

static int
run_body (const struct body *b, int f, int arg, int *recovered)
{
  int i = 0, left[OPS], starts[OPS], depth = 0;

  for (i = 0; i < b->count; i++)
    {
      const struct op op = b->ops[i];
      switch (op.kind)
	{
	case OP_DEFER:
	  defer note (op.n * 10 + f);
	  break;
	case OP_DEFER_CALL:
	  defer deferred_interpret (op.n, arg + i);
	  break;
	case OP_RECOVER:
	  defer recover_into (op.n, recovered);
	  break;
	case OP_CALL:
	  notef ("=%d ", interpret (op.n, arg + i));
	  break;
	case OP_PANIC:
	  if (arg >> (op.n - 1) & 1)
	    raise_number (op.n);
	  break;
	case OP_LEAVE:
	  if (arg >> (op.n - 1) & 1)
	    return op.n;
	  break;
	case OP_LOOP:
	  starts[depth] = i;
	  left[depth++] = op.n % 3;
	  break;
	case OP_UNLESS:
	  starts[depth] = -1;
	  left[depth++] = 0;
	  if (arg >> (op.n - 1) & 1)
	    for (int open = 1; open > 0; )
	      switch (b->ops[++i].kind)
		{
		case OP_LOOP: case OP_UNLESS: open++; break;
		case OP_END: depth -= --open == 0; break;
		default: break;
		}
	  break;
	case OP_END:
	  if (left[depth - 1]-- > 0)
	    i = starts[depth - 1];
	  else
	    depth--;
	  break;
	case OP_KINDS:
	  abort ();
	}
    }
  return 99;
}

static int
interpret (int f, int arg)
{
  int recovered = 0;
  int result = run_body (&program[f], f, arg, &recovered);
  return recovered ? 0 : result;
}

/* Generated.  */

static gcc_jit_function *functions[FUNCTIONS], *note_fn, *recover_fn, *raise_fn,
  *result_fn;

void
note_result (int n)
{
  notef ("=%d ", n);
}

/* Return whether bit N - 1 of the parameter of FN is set.  */

static gcc_jit_rvalue *
bit (gcc_jit_function *fn, int n)
{
  return gcc_jit_context_new_binary_op (ctxt, NULL,
					GCC_JIT_BINARY_OP_BITWISE_AND, INT,
					param (fn, 0), num (1 << (n - 1)));
}

static void
generate (int f)
{
  gcc_jit_function *fn = functions[f];
  struct { gcc_jit_block *head, *behind; gcc_jit_lvalue *left; } open[OPS];
  gcc_jit_block *at = block (fn), *done, *next;
  defer_jit *d = defer_jit_begin (ctxt, fn, at);
  int depth = 0;

  for (int i = 0; i < program[f].count; i++)
    {
      const struct op op = program[f].ops[i];
      switch (op.kind)
	{
	case OP_DEFER:
	  later (d, at, op.times, note_fn, 1, num (op.n * 10 + f));
	  break;
	case OP_DEFER_CALL:
	  {
	    /* A function for it, which notes the result.  */
	    char name[32];
	    snprintf (name, sizeof name, "deferred_%d_%d", f, i);
	    gcc_jit_function *noting = function (INTERNAL, VOID, name, 1, INT);
	    gcc_jit_block *b = block (noting);
	    call (b, result_fn, 1, value (functions[op.n], 1, param (noting, 0)));
	    gcc_jit_block_end_with_void_return (b, NULL);
	    later (d, at, op.times, noting, 1, sum (param (fn, 0), num (i)));
	    break;
	  }
	case OP_RECOVER:
	  later (d, at, op.times, recover_fn, 1, num (op.n));
	  break;
	case OP_CALL:
	  call (at, result_fn, 1,
		value (functions[op.n], 1, sum (param (fn, 0), num (i))));
	  break;
	case OP_PANIC:
	case OP_LEAVE:
	  done = block (fn), next = block (fn);
	  branch (at, bit (fn, op.n), GCC_JIT_COMPARISON_NE, 0, done, next);
	  if (op.kind == OP_LEAVE)
	    defer_jit_return (d, done, NULL, num (op.n));
	  else
	    {
	      call (done, raise_fn, 1, num (op.n));
	      jump (done, next);
	    }
	  at = next;
	  break;
	case OP_LOOP:
	  open[depth].head = block (fn);
	  open[depth].behind = block (fn);
	  open[depth].left = new_variable (fn, INT);
	  assign (at, open[depth].left, num (op.n % 3));
	  jump (at, open[depth].head);
	  at = open[depth++].head;
	  break;
	case OP_UNLESS:
	  open[depth].behind = block (fn);
	  open[depth].left = NULL;
	  next = block (fn);
	  branch (at, bit (fn, op.n), GCC_JIT_COMPARISON_NE, 0,
		  open[depth++].behind, next);
	  at = next;
	  break;
	case OP_END:
	  depth--;
	  if (open[depth].left)
	    {
	      next = block (fn);
	      branch (at, rvalue (open[depth].left), GCC_JIT_COMPARISON_GT, 0,
		      next, open[depth].behind);
	      assign (next, open[depth].left,
		      sum (rvalue (open[depth].left), num (-1)));
	      jump (next, open[depth].head);
	    }
	  else
	    jump (at, open[depth].behind);
	  at = open[depth].behind;
	  break;
	case OP_KINDS:
	  abort ();
	}
    }
  defer_jit_return (d, at, NULL, num (99));
  finish (d);
}

/* Run FUNCTION or, if that is NULL, interpret the program, with ARG; return
   what its deferred calls left of a panic in a new copy of the trace.  */

static char *
traced (int (*fn) (int), int arg)
{
  {
    auto void run (void);
    void run (void)
    {
      defer recover_number (1000);
      notef ("=%d ", fn ? fn (arg) : interpret (0, arg));
    }
    run ();
  }
  char *copy = strdup (trace);
  trace[0] = '\0';
  return copy;
}

static int
setting (const char *name, int otherwise)
{
  const char *set = getenv (name);
  return set ? atoi (set) : otherwise;
}

int
main (void)
{
  const int seed = setting ("JIT_SEED", 1), count = setting ("JIT_PROGRAMS", 8);
  size_t noted = 0;

  for (int i = seed; i < seed + count; i++)
    {
      state = (unsigned long long) i;
      for (int f = 0; f < FUNCTIONS; f++)
	make_up (f);

      new_context ();
      note_fn = import ("note");
      recover_fn = import ("recover_number");
      raise_fn = import ("raise_number");
      result_fn = import ("note_result");
      for (int f = 0; f < FUNCTIONS; f++)
	{
	  char name[16];
	  snprintf (name, sizeof name, "f%d", f);
	  functions[f] = function (f ? INTERNAL : EXPORTED, INT, name, 1, INT);
	}
      for (int f = FUNCTIONS - 1; f >= 0; f--)
	generate (f);
      compile ();

      int (*fn) (int) = code ("f0");
      for (int arg = 0; arg < 64; arg++)
	{
	  char *wanted = traced (NULL, arg * 11), *is = traced (fn, arg * 11);
	  noted += strlen (wanted);
	  if (strcmp (wanted, is))
	    {
	      printf ("program %d, %d:\n%s\nwanted:\n%s\n", i, arg * 11, is,
		      wanted);
	      return 1;
	    }
	  free (wanted);
	  free (is);
	}
      gcc_jit_result_release (compiled);
    }
  check_that (noted > (size_t) count * 1000);
}
