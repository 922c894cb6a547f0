/* What a place becomes where a generated function defers a call.
   SPDX-License-Identifier: MIT

   The arguments are stored in a variable of the call's own.  Then, where control
   passes any number of times:

     __defer_jit_push (&defer, f__deferred, SITE, &args, &args + 1, first);
     known |= KNOWN_CHAINED;

   and where it passes once:

     crossed = (known & (KNOWN_CHAINED - BIT)
		&& __defer_jit_push (&defer, f__deferred, SITE, ...));
     known |= crossed ? KNOWN_CHAINED : BIT;
     byte SITE - 1 of defer.pending = known & BIT ? 1 : 0;
     asm: where ARGS is

   without jumps, since libgccjit lets nobody split a block that is not his own.

   Open-coded calls are numbered as they are built, and run by descending number.
   If one is passed while it, or a later one, is pending, its record goes to the
   chain, which remembers what came first.  Hardly any function has such a way
   through, and the compiler drops the test where it sees that none leads there
   with one of these bits set.  */

#include "jit-build.h"

#include <stdio.h>
#include <stdlib.h>

/* Return a new member of D's calls, or NULL if there is no memory.  */

static struct call *
new_call (defer_jit *d, int field_count)
{
  gcc_jit_field **fields = malloc ((size_t) (field_count + 1)
				   * sizeof (gcc_jit_field *));
  struct call *calls
    = realloc (d->calls, (size_t) (d->call_count + 1) * sizeof *calls);

  if (calls)
    d->calls = calls;
  if (!calls || !fields)
    {
      free (fields);
      return NULL;
    }
  calls += d->call_count++;
  *calls = (struct call) { .field_count = field_count, .fields = fields };
  return calls;
}

/* Return the type of parameter number I of CALLEE, or of what FN_PTR points to;
   that of ARG where there is an ellipsis.  */

static gcc_jit_type *
parameter_type (gcc_jit_function *callee, gcc_jit_rvalue *fn_ptr, size_t i,
		gcc_jit_rvalue *arg)
{
  gcc_jit_type *type = gcc_jit_rvalue_get_type (arg);

  if (callee && i < gcc_jit_function_get_param_count (callee))
    type = gcc_jit_rvalue_get_type
	     (gcc_jit_param_as_rvalue (gcc_jit_function_get_param (callee,
								   (int) i)));
  else if (!callee)
    {
      gcc_jit_function_type *function
	= gcc_jit_type_dyncast_function_ptr_type
	    (gcc_jit_rvalue_get_type (fn_ptr));
      if (i < gcc_jit_function_type_get_param_count (function))
	type = gcc_jit_function_type_get_param_type (function, i);
    }
  return gcc_jit_type_unqualified (type);
}

/* Make the field number I of CALL, of type TYPE.  */

static void
make_field (const defer_jit *d, struct call *call, int i, gcc_jit_type *type)
{
  char name[32];
  snprintf (name, sizeof name, "arg%d", i);
  call->fields[i] = gcc_jit_context_new_field (d->ctxt, call->loc, type, name);
}

/* Store VALUES at the end of AT in a variable of their own, for CALL.  */

static void
store_args (const defer_jit *d, struct call *call, gcc_jit_block *at,
	    gcc_jit_rvalue **values)
{
  char name[512];

  snprintf (name, sizeof name, "%s__args%d", d->name, call->site);
  call->type = gcc_jit_context_new_struct_type (d->ctxt, call->loc, name,
						call->field_count,
						call->fields);
  call->args
    = gcc_jit_function_new_local (d->function, call->loc,
				  gcc_jit_struct_as_type (call->type), name);
  for (int i = 0; i < call->field_count; i++)
    gcc_jit_block_add_assignment
      (at, call->loc,
       gcc_jit_lvalue_access_field (call->args, call->loc, call->fields[i]),
       values[i]);
}

/* Return a call that pushes CALL.  */

static gcc_jit_rvalue *
push (const defer_jit *d, const struct call *call)
{
  gcc_jit_rvalue *start
    = gcc_jit_context_null (d->ctxt, type_of (d, GCC_JIT_TYPE_VOID_PTR));
  gcc_jit_rvalue *end = start;

  if (call->field_count > 0)
    {
      start = address_of (d, call->args, GCC_JIT_TYPE_VOID_PTR);
      end = address_of
	      (d, gcc_jit_context_new_array_access
		    (d->ctxt, NULL,
		     gcc_jit_lvalue_get_address (call->args, NULL),
		     int_constant (d, 1)),
	       GCC_JIT_TYPE_VOID_PTR);
    }
  gcc_jit_rvalue *args[]
    = { address_of (d, d->frame, GCC_JIT_TYPE_VOID_PTR),
	function_address (d, d->run), int_constant (d, call->site), start, end,
	address_of (d, d->first, GCC_JIT_TYPE_VOID_PTR) };
  return gcc_jit_context_new_call (d->ctxt, call->loc, d->push, 6, args);
}

/* Set BITS of D's `known' at the end of AT, for CALL.  */

static void
set_known (const defer_jit *d, const struct call *call, gcc_jit_block *at,
	   gcc_jit_rvalue *bits)
{
  gcc_jit_block_add_assignment
    (at, call->loc, d->known,
     combine (d, value_of (d->known), GCC_JIT_BINARY_OP_BITWISE_OR, bits));
}

/* Have CALL, which control may pass again, pending from the end of AT on.  */

static void
build_chained (const defer_jit *d, const struct call *call, gcc_jit_block *at)
{
  gcc_jit_block_add_eval (at, call->loc, push (d, call));
  set_known (d, call, at, bits (d, KNOWN_CHAINED));
}

/* The same for one that is open-coded.  */

static void
build_open_coded (const defer_jit *d, const struct call *call,
		  gcc_jit_block *at)
{
  const int number = call->site - 1, bit = 1 << number;
  /* 0 or 1.  */
  gcc_jit_rvalue *crossed
    = both (d, unlikely (d, known_p (d, KNOWN_CHAINED - bit)), push (d, call));

  set_known
    (d, call, at,
     combine (d, bits (d, bit), GCC_JIT_BINARY_OP_PLUS,
	      combine (d, crossed, GCC_JIT_BINARY_OP_MULT,
		       bits (d, KNOWN_CHAINED - bit))));
  gcc_jit_rvalue *set
    = combine (d,
	       combine (d, value_of (d->known), GCC_JIT_BINARY_OP_RSHIFT,
			bits (d, number)),
	       GCC_JIT_BINARY_OP_BITWISE_AND, bits (d, 1));
  gcc_jit_block_add_assignment
    (at, call->loc, pending_byte (d, number),
     gcc_jit_context_new_cast (d->ctxt, NULL, set,
			       type_of (d, GCC_JIT_TYPE_UINT8_T)));
  if (call->field_count == 0 || failed_p (d))
    return;

  gcc_jit_rvalue *args = value_of (call->args);
  gcc_jit_rvalue *site = int_constant (d, call->site);
  gcc_jit_extended_asm *entry = add_asm (at, JIT_ENTRY);
  gcc_jit_extended_asm_add_input_operand (entry, NULL, "m", args);
  gcc_jit_extended_asm_add_input_operand (entry, NULL, "i", site);
}

void
defer_jit_build_call (defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
		      gcc_jit_function *callee, gcc_jit_rvalue *fn_ptr,
		      int nargs, gcc_jit_rvalue **args,
		      enum defer_jit_times times)
{
  const int others = callee ? 0 : 1;
  struct call *call = new_call (d, nargs + others);
  gcc_jit_rvalue **values
    = malloc ((size_t) (nargs + 1) * sizeof (gcc_jit_rvalue *));

  if (!call || !values)
    {
      free (values);
      defer_jit_complain (d->ctxt, loc, "defer_jit_call: out of memory");
      return;
    }
  call->callee = callee;
  call->loc = loc;
  if (others)
    {
      values[0] = fn_ptr;
      make_field (d, call, 0,
		  gcc_jit_type_unqualified (gcc_jit_rvalue_get_type (fn_ptr)));
    }
  for (int i = 0; i < nargs; i++)
    {
      values[others + i] = args[i];
      make_field (d, call, others + i,
		  parameter_type (callee, fn_ptr, (size_t) i, args[i]));
    }

  const bool open = (times == DEFER_JIT_ONCE
		     && d->open_coded < JIT_OPEN_CODED);
  call->site = (open ? ++d->open_coded
		     : JIT_OPEN_CODED + d->call_count - d->open_coded);
  if (call->field_count > 0)
    store_args (d, call, at, values);
  if (open)
    build_open_coded (d, call, at);
  else
    build_chained (d, call, at);
  free (values);
}
