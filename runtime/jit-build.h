/* What the files that build functions for libdefer-jit know of each other.
   SPDX-License-Identifier: MIT

     jit.c	    what users call: begins, defers, ends
     jit-frame.c    the record in the frame, and the table
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

struct defer_jit
{
  gcc_jit_context *ctxt;
  gcc_jit_function *function;
  const char *name;
  gcc_jit_type *result_type;
  /* The record in the frame, and the word of it that the function uses.  */
  gcc_jit_lvalue *frame, *order;
  /* NAME__deferred, and its first block.  */
  gcc_jit_function *run;
  gcc_jit_block *run_entry;
  /* The first storage of the chain, or NULL when there are no calls for
     that.  */
  gcc_jit_lvalue *first;
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
order_constant (const defer_jit *d, int value)
{
  return gcc_jit_context_new_rvalue_from_int
	   (d->ctxt, type_of (d, GCC_JIT_TYPE_UINT64_T), value);
}

static inline gcc_jit_rvalue *
order_and (const defer_jit *d, enum gcc_jit_binary_op op, int value)
{
  return gcc_jit_context_new_binary_op
	   (d->ctxt, NULL, op, type_of (d, GCC_JIT_TYPE_UINT64_T),
	    value_of (d->order), order_constant (d, value));
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
