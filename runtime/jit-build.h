/* What the files that build functions for libdefer-jit know of each other.
   SPDX-License-Identifier: MIT

     jit.c	    what users call: begins, defers, ends
     jit-frame.c    the record in the frame, and the table
     jit-defer.c    what a place becomes where a call is deferred
     jit-leave.c    what runs the calls  */

#ifndef DEFER_JIT_BUILD_H
#define DEFER_JIT_BUILD_H

#include "jit.h"

#include <defer-jit.h>

#ifndef LIBGCCJIT_HAVE_REFLECTION
# error "libdefer-jit needs libgccjit of GCC 12 or newer"
#endif

/* A call that is deferred.  */
struct call
{
  int site;
  gcc_jit_location *loc;
  /* What is called, or NULL: the first of the arguments.  */
  gcc_jit_function *callee;
  int field_count;
  /* What the arguments are stored in, if there are any.  */
  gcc_jit_struct *type;
  gcc_jit_field **fields;
  gcc_jit_lvalue *args;
};

/* There has been a record of the chain.  The bits below are those of open-coded
   calls.  */
enum { KNOWN_CHAINED = 1 << JIT_OPEN_CODED };

struct defer_jit
{
  gcc_jit_context *ctxt;
  gcc_jit_function *function;
  const char *name;
  gcc_jit_type *result_type;
  /* The record in the frame, and what in it tells that calls are pending.  */
  gcc_jit_lvalue *frame;
  gcc_jit_field *pending, *pending_bytes;
  /* The same for the function itself: a bit each, and KNOWN_CHAINED.  */
  gcc_jit_lvalue *known;
  /* NAME__deferred, and its first block.  */
  gcc_jit_function *run;
  gcc_jit_block *run_entry;
  /* The first storage of the chain, and the functions for it.  */
  gcc_jit_lvalue *first;
  gcc_jit_function *push, *pop;
  /* Where all returns meet, or NULL, and what is returned.  */
  gcc_jit_block *leave;
  gcc_jit_lvalue *result;
  struct call *calls;
  int call_count, open_coded;
};

/* jit-frame.c: both at the end of ENTRY.  */

/* Have the record of D's frame, and clear it.  */
extern void defer_jit_build_frame (defer_jit *d, gcc_jit_block *entry);

/* Begin the table of D's function.  */
extern void defer_jit_build_table (const defer_jit *d, gcc_jit_block *entry);

/* jit-defer.c */

/* Defer a call of CALLEE, or of what FN_PTR points to if that is NULL.  The
   other arguments are those of defer_jit_call.  */
extern void defer_jit_build_call (defer_jit *d, gcc_jit_block *at,
				  gcc_jit_location *loc,
				  gcc_jit_function *callee,
				  gcc_jit_rvalue *fn_ptr, int nargs,
				  gcc_jit_rvalue **args,
				  enum defer_jit_times times);

/* jit-leave.c */

/* Build what runs the deferred calls on a return.  */
extern void defer_jit_build_leave (const defer_jit *d);

/* Build NAME__deferred.  */
extern void defer_jit_build_run (const defer_jit *d);

/* Return a function of CTXT that is called PREFIX and then SUFFIX and takes
   PARAM_COUNT parameters, whose types follow.  */
extern gcc_jit_function *
  defer_jit_new_function (gcc_jit_context *ctxt,
			  enum gcc_jit_function_kind kind,
			  gcc_jit_type *result, const char *prefix,
			  const char *suffix, int param_count, ...);

/* Report that the caller has made the mistake TEXT.  */
extern void defer_jit_complain (gcc_jit_context *ctxt, gcc_jit_location *loc,
				const char *text);

/* Has there been an error? An asm statement that could not be added, behind the
   end of its block, must not get operands.  */

static inline bool
failed_p (const defer_jit *d)
{
  return gcc_jit_context_get_first_error (d->ctxt) != NULL;
}

/* Short forms of what libgccjit has long ones for.  */

static inline gcc_jit_type *
type_of (const defer_jit *d, enum gcc_jit_types type)
{
  return gcc_jit_context_get_type (d->ctxt, type);
}

static inline gcc_jit_rvalue *
value_of (gcc_jit_lvalue *lvalue)
{
  return gcc_jit_lvalue_as_rvalue (lvalue);
}

static inline gcc_jit_rvalue *
constant (const defer_jit *d, enum gcc_jit_types type, int value)
{
  return gcc_jit_context_new_rvalue_from_int (d->ctxt, type_of (d, type), value);
}

static inline gcc_jit_rvalue *
int_constant (const defer_jit *d, int value)
{
  return constant (d, GCC_JIT_TYPE_INT, value);
}

static inline gcc_jit_rvalue *
bits (const defer_jit *d, int value)
{
  return constant (d, GCC_JIT_TYPE_UINT32_T, value);
}

/* A OP B, which are words of bits.  */

static inline gcc_jit_rvalue *
combine (const defer_jit *d, gcc_jit_rvalue *a, enum gcc_jit_binary_op op,
	 gcc_jit_rvalue *b)
{
  return gcc_jit_context_new_binary_op
	   (d->ctxt, NULL, op, type_of (d, GCC_JIT_TYPE_UINT32_T), a, b);
}

/* The byte that tells if the call number I is pending.  */

static inline gcc_jit_lvalue *
pending_byte (const defer_jit *d, int i)
{
  gcc_jit_lvalue *pending
    = gcc_jit_lvalue_access_field (d->frame, NULL, d->pending);
  return gcc_jit_context_new_array_access
	   (d->ctxt, NULL,
	    value_of (gcc_jit_lvalue_access_field (pending, NULL,
						   d->pending_bytes)),
	    int_constant (d, i));
}

/* What such a byte is set to.  */

static inline gcc_jit_rvalue *
byte (const defer_jit *d, int value)
{
  return constant (d, GCC_JIT_TYPE_UINT8_T, value);
}

/* Is one of the bits SET known to be set?  */

static inline gcc_jit_rvalue *
known_p (const defer_jit *d, int set)
{
  return gcc_jit_context_new_comparison
	   (d->ctxt, NULL, GCC_JIT_COMPARISON_NE,
	    combine (d, value_of (d->known), GCC_JIT_BINARY_OP_BITWISE_AND,
		     bits (d, set)),
	    bits (d, 0));
}

/* CONDITION && CALL, as a word of bits; CALL returns an int, and is made only if
   CONDITION holds.  */

static inline gcc_jit_rvalue *
both (const defer_jit *d, gcc_jit_rvalue *condition, gcc_jit_rvalue *call)
{
  gcc_jit_type *boolean = type_of (d, GCC_JIT_TYPE_BOOL);
  return gcc_jit_context_new_cast
	   (d->ctxt, NULL,
	    gcc_jit_context_new_binary_op
	      (d->ctxt, NULL, GCC_JIT_BINARY_OP_LOGICAL_AND, boolean, condition,
	       gcc_jit_context_new_cast (d->ctxt, NULL, call, boolean)),
	    type_of (d, GCC_JIT_TYPE_UINT32_T));
}

/* CONDITION, which hardly ever holds.  */

static inline gcc_jit_rvalue *
unlikely (const defer_jit *d, gcc_jit_rvalue *condition)
{
  gcc_jit_type *expected = type_of (d, GCC_JIT_TYPE_LONG);
  gcc_jit_rvalue *no = gcc_jit_context_zero (d->ctxt, expected);
  gcc_jit_rvalue *args[]
    = { gcc_jit_context_new_cast (d->ctxt, NULL, condition, expected), no };
  gcc_jit_function *expect
    = gcc_jit_context_get_builtin_function (d->ctxt, "__builtin_expect");
  return gcc_jit_context_new_comparison
	   (d->ctxt, NULL, GCC_JIT_COMPARISON_NE,
	    gcc_jit_context_new_call (d->ctxt, NULL, expect, 2, args), no);
}

static inline gcc_jit_rvalue *
address_of (const defer_jit *d, gcc_jit_lvalue *lvalue,
	    enum gcc_jit_types type)
{
  return gcc_jit_context_new_cast (d->ctxt, NULL,
				   gcc_jit_lvalue_get_address (lvalue, NULL),
				   type_of (d, type));
}

static inline gcc_jit_rvalue *
function_address (const defer_jit *d, gcc_jit_function *fn)
{
  return gcc_jit_context_new_cast (d->ctxt, NULL,
				   gcc_jit_function_get_address (fn, NULL),
				   type_of (d, GCC_JIT_TYPE_VOID_PTR));
}

/* Have an asm statement TEXT at the end of AT. libgccjit wants what becomes of
   its operands to be older than it.  */

static inline gcc_jit_extended_asm *
add_asm (gcc_jit_block *at, const char *text)
{
  gcc_jit_extended_asm *statement
    = gcc_jit_block_add_extended_asm (at, NULL, text);
  gcc_jit_extended_asm_set_volatile_flag (statement, 1);
  return statement;
}

#endif /* DEFER_JIT_BUILD_H */
