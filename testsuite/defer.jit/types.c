/* Section 7: arguments of every type reach the calls that generated functions
   defer, on a return and on a panic; and a generated function of any type
   returns zero after a recovery.
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-levels "2 0 1 3" } */

#define _GNU_SOURCE
#include "lib/gen.h"

#include <dlfcn.h>
#include <unwind.h>

struct pair { long a; double b; };
struct large { long words[5]; };
typedef float vector __attribute__ ((vector_size (16)));

void
take (signed char c, short s, _Bool b, unsigned u, long l, float f, double d,
      long double x, const char *text)
{
  notef ("%d %d %d %u %ld %g %g %Lg %s ", c, s, b, u, l, f, d, x, text);
}

void
take_aggregates (struct pair p, struct large l, vector v, int n)
{
  notef ("%ld %g %ld %ld %g %g %d ", p.a, p.b, l.words[0], l.words[4], v[0],
	 v[3], n);
}

int
take_any (const char *format, ...)
{
  size_t length = strlen (trace);
  va_list args;
  va_start (args, format);
  int printed = vsnprintf (trace + length, sizeof trace - length, format, args);
  va_end (args);
  return printed;
}

void
take_nothing (void)
{
  notef ("nothing ");
}

/* The last that libdefer-jit calls before it returns zero: have something else in
   the registers for results.  */

_Unwind_Reason_Code
_Unwind_Backtrace (_Unwind_Trace_Fn fn, void *data)
{
  static _Unwind_Reason_Code (*real) (_Unwind_Trace_Fn, void *);
  if (!real)
    real = dlsym (RTLD_NEXT, "_Unwind_Backtrace");
  _Unwind_Reason_Code result = real (fn, data);
  __asm__ volatile ("pcmpeqd %%xmm0, %%xmm0\n\tpcmpeqd %%xmm1, %%xmm1"
		    : : : "xmm0", "xmm1");
  return result;
}

static gcc_jit_type *
struct_type (const char *name, gcc_jit_type *first, gcc_jit_type *second)
{
  gcc_jit_field *fields[2]
    = { gcc_jit_context_new_field (ctxt, NULL, first, "a") };
  if (second)
    fields[1] = gcc_jit_context_new_field (ctxt, NULL, second, "b");
  return gcc_jit_struct_as_type
	   (gcc_jit_context_new_struct_type (ctxt, NULL, name, second ? 2 : 1,
					     fields));
}

static gcc_jit_rvalue *
number (enum gcc_jit_types t, double value)
{
  return gcc_jit_context_new_rvalue_from_double (ctxt, type (t), value);
}

static gcc_jit_rvalue *
integer (enum gcc_jit_types t, long value)
{
  return gcc_jit_context_new_rvalue_from_long (ctxt, type (t), value);
}

static gcc_jit_type *pair_type, *large_type, *vector_type;

/* A function that defers calls with all kinds of arguments, TIMES, directly and
   through a pointer.  */

static void
make_arguments (const char *name, enum defer_jit_times times)
{
  gcc_jit_type *vector_pointer = gcc_jit_type_get_pointer (vector_type);
  gcc_jit_function *fn
    = function (EXPORTED, VOID, name, 4, pair_type, large_type, vector_pointer,
		INT);
  gcc_jit_block *b = block (fn);
  gcc_jit_param *any[] = { gcc_jit_context_new_param (ctxt, NULL, STRING, "f") };
  gcc_jit_function *any_fn
    = gcc_jit_context_new_function (ctxt, NULL, IMPORTED, INT, "take_any", 1,
				    any, 1);
  gcc_jit_function *take_fn
    = function (IMPORTED, VOID, "take", 9, type (GCC_JIT_TYPE_SIGNED_CHAR),
		type (GCC_JIT_TYPE_SHORT), type (GCC_JIT_TYPE_BOOL),
		type (GCC_JIT_TYPE_UNSIGNED_INT), type (GCC_JIT_TYPE_LONG),
		type (GCC_JIT_TYPE_FLOAT), type (GCC_JIT_TYPE_DOUBLE),
		type (GCC_JIT_TYPE_LONG_DOUBLE), STRING);
  gcc_jit_function *aggregates_fn
    = function (IMPORTED, VOID, "take_aggregates", 4, pair_type, large_type,
		vector_type, INT);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);

  gcc_jit_rvalue *args[]
    = { integer (GCC_JIT_TYPE_SIGNED_CHAR, -1), integer (GCC_JIT_TYPE_SHORT, -2),
	integer (GCC_JIT_TYPE_BOOL, 1), integer (GCC_JIT_TYPE_UNSIGNED_INT, 3),
	integer (GCC_JIT_TYPE_LONG, 1L << 40), number (GCC_JIT_TYPE_FLOAT, 0.5),
	number (GCC_JIT_TYPE_DOUBLE, 0.25),
	number (GCC_JIT_TYPE_LONG_DOUBLE, 0.125),
	gcc_jit_context_new_string_literal (ctxt, "text") };
  defer_jit_call (d, b, NULL, take_fn, 9, args, times);
  later (d, b, times, aggregates_fn, 4, param (fn, 0), param (fn, 1),
	 rvalue (gcc_jit_rvalue_dereference (param (fn, 2), NULL)),
	 param (fn, 3));
  later (d, b, times, any_fn, 4,
	 gcc_jit_context_new_string_literal (ctxt, "%d %g %s "), num (4),
	 number (GCC_JIT_TYPE_DOUBLE, 1.5),
	 gcc_jit_context_new_string_literal (ctxt, "any"));
  later (d, b, times, function (IMPORTED, VOID, "take_nothing", 0), 0);
  gcc_jit_rvalue *n = param (fn, 3);
  defer_jit_call_ptr (d, b, NULL,
		      gcc_jit_function_get_address (import ("note"), NULL),
		      1, &n, times);
  call (b, import ("maybe_raise"), 1, param (fn, 3));
  defer_jit_return (d, b, NULL, NULL);
  finish (d);
}

/* A function of type RESULT, which returns ITS parameter or recovers.  */

static void
make_result (const char *name, gcc_jit_type *result)
{
  gcc_jit_function *fn
    = function (EXPORTED, result, name, 2, INT,
		gcc_jit_type_get_pointer (result));
  gcc_jit_block *b = block (fn);
  defer_jit *d = defer_jit_begin (ctxt, fn, b);
  later (d, b, ONCE, import ("handle"), 1, param (fn, 0));
  call (b, import ("maybe_raise"), 1, param (fn, 0));
  defer_jit_return
    (d, b, NULL,
     rvalue (gcc_jit_rvalue_dereference (param (fn, 1), NULL)));
  finish (d);
}

#define check_result(TYPE, ...)						\
  do									\
    {									\
      TYPE (*fn) (int, TYPE *) = code ("result_" #TYPE);		\
      TYPE value = __VA_ARGS__, zero;					\
      memset (&zero, 0, sizeof zero);					\
      for (int i = 0; i < 2; i++)					\
	{								\
	  TYPE returned = fn (0, &value);				\
	  check_that (!memcmp (&returned, &value, LENGTH (TYPE)));	\
	  returned = fn (1, &value);					\
	  check_that (!memcmp (&returned, &zero, LENGTH (TYPE)));	\
	}								\
      check ("0:none !1 1:1 0:none !1 1:1 ");				\
    }									\
  while (0)

/* Padding is nobody's.  */
#define LENGTH(TYPE) (sizeof #TYPE == sizeof "long_double" ? 10 : sizeof (TYPE))

typedef long double long_double;
typedef signed char schar;
typedef __int128 int128;
typedef void *pointer;
typedef struct pair pair;
typedef struct large large;
typedef _Complex double complex_double;

int
main (void)
{
  new_context ();
  gcc_jit_type *words
    = gcc_jit_context_new_array_type (ctxt, NULL, type (GCC_JIT_TYPE_LONG), 5);
  pair_type = struct_type ("pair", type (GCC_JIT_TYPE_LONG),
			   type (GCC_JIT_TYPE_DOUBLE));
  large_type = struct_type ("large", words, NULL);
  vector_type = gcc_jit_type_get_vector (type (GCC_JIT_TYPE_FLOAT), 4);
  make_arguments ("once", ONCE);
  make_arguments ("many", MANY);
  make_result ("result_schar", type (GCC_JIT_TYPE_SIGNED_CHAR));
  make_result ("result_long", type (GCC_JIT_TYPE_LONG));
  make_result ("result_int128", type (GCC_JIT_TYPE_INT128_T));
  make_result ("result_float", type (GCC_JIT_TYPE_FLOAT));
  make_result ("result_double", type (GCC_JIT_TYPE_DOUBLE));
  make_result ("result_long_double", type (GCC_JIT_TYPE_LONG_DOUBLE));
  make_result ("result_complex_double", type (GCC_JIT_TYPE_COMPLEX_DOUBLE));
  make_result ("result_pointer", POINTER);
  make_result ("result_pair", pair_type);
  make_result ("result_large", large_type);
  make_result ("result_vector", vector_type);
  compile ();

  const struct pair p = { 10, 10.5 };
  const struct large l = { { 20, 21, 22, 23, 24 } };
  vector v = { 30, 31, 32, 33 };
  static const char *const names[] = { "once", "many" };
  for (int i = 0; i < 2; i++)
    {
      void (*fn) (struct pair, struct large, vector *, int) = code (names[i]);
      fn (p, l, &v, 0);
      check ("0 nothing 4 1.5 any 10 10.5 20 24 30 33 0 "
	     "-1 -2 1 3 1099511627776 0.5 0.25 0.125 text ");
      {
	auto void run (void);
	void run (void)
	{
	  defer handle (9);
	  fn (p, l, &v, 1);
	}
	run ();
      }
      check ("!1 1 nothing 4 1.5 any 10 10.5 20 24 30 33 1 "
	     "-1 -2 1 3 1099511627776 0.5 0.25 0.125 text 9:1 ");
    }

  check_result (schar, 5);
  check_result (long, -6);
  check_result (int128, (int128) 6 << 64 | 7);
  check_result (float, 7);
  check_result (double, 8);
  check_result (long_double, 9);
  check_result (complex_double, 10 + 1i);
  check_result (pointer, &v);
  check_result (pair, p);
  check_result (large, l);
  check_result (vector, v);
  gcc_jit_result_release (compiled);
}
