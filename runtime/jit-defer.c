/* What a place becomes where a generated function defers a call.
   SPDX-License-Identifier: MIT

   The arguments are stored in a variable of the call's own.  Then, where control
   passes any number of times:

     __defer_jit_push (&defer, f__deferred, SITE, &args, &args + 1, first);
     known |= KNOWN_CHAINED;

   and where it passes once:

     known = f__pass (known, SITE, &defer, &args, &args + 1, first);
     asm: where ARGS is

     static inline uint32_t
     f__pass (known, site, defer, args, end, first)
     {
       if (known & (KNOWN_CHAINED - (1 << (site - 1))))
	 {
	   __defer_jit_push (defer, f__deferred, site, args, end, first);
	   return known | KNOWN_CHAINED;
	 }
       byte SITE - 1 of defer->pending = 1;
       return known | 1 << (site - 1);
     }

   This is a function, always inlined, since libgccjit lets nobody split a block
   that is not his own.

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

/* What is pushed, and where to.  */

struct pushed
{
  gcc_jit_rvalue *frame, *site, *args, *end, *first;
};

/* Have P, and KNOWN tell of it, at the end of AT.  */

static void
push (const defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
      const struct pushed *p, gcc_jit_lvalue *known)
{
  gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_function *push_function
    = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED,
			      type_of (d, GCC_JIT_TYPE_VOID),
			      "__defer_jit_push", "", 6, pointer, pointer,
			      type_of (d, GCC_JIT_TYPE_INT), pointer, pointer,
			      pointer);
  gcc_jit_rvalue *args[]
    = { p->frame, function_address (d, d->run), p->site, p->args, p->end,
	p->first };

  gcc_jit_block_add_eval
    (at, loc, gcc_jit_context_new_call (d->ctxt, loc, push_function, 6, args));
  gcc_jit_block_add_assignment
    (at, loc, known,
     combine (d, value_of (known), GCC_JIT_BINARY_OP_BITWISE_OR,
	      bits (d, KNOWN_CHAINED)));
}

/* Build NAME__pass, and return it.  */

static gcc_jit_function *
build_pass (const defer_jit *d)
{
  enum { KNOWN, SITE, FRAME, ARGS, END, FIRST, COUNT };
  gcc_jit_type *word = type_of (d, GCC_JIT_TYPE_UINT32_T);
  gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_function *pass
    = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_ALWAYS_INLINE, word,
			      d->name, "__pass", COUNT, word,
			      type_of (d, GCC_JIT_TYPE_INT),
			      gcc_jit_type_get_pointer (d->frame_type),
			      pointer, pointer, pointer);
  gcc_jit_block *entry = gcc_jit_function_new_block (pass, NULL);
  gcc_jit_block *crossed = gcc_jit_function_new_block (pass, NULL);
  gcc_jit_block *ordered = gcc_jit_function_new_block (pass, NULL);
  gcc_jit_rvalue *params[COUNT];

  for (int i = 0; i < COUNT; i++)
    params[i]
      = gcc_jit_param_as_rvalue (gcc_jit_function_get_param (pass, i));
  gcc_jit_lvalue *known
    = gcc_jit_param_as_lvalue (gcc_jit_function_get_param (pass, KNOWN));
  gcc_jit_rvalue *number
    = gcc_jit_context_new_binary_op (d->ctxt, NULL, GCC_JIT_BINARY_OP_MINUS,
				     type_of (d, GCC_JIT_TYPE_INT),
				     params[SITE], int_constant (d, 1));
  gcc_jit_rvalue *bit
    = combine (d, bits (d, 1), GCC_JIT_BINARY_OP_LSHIFT,
	       gcc_jit_context_new_cast (d->ctxt, NULL, number, word));
  gcc_jit_rvalue *newer
    = combine (d, params[KNOWN], GCC_JIT_BINARY_OP_BITWISE_AND,
	       combine (d, bits (d, KNOWN_CHAINED), GCC_JIT_BINARY_OP_MINUS,
			bit));
  gcc_jit_block_end_with_conditional
    (entry, NULL,
     unlikely (d, gcc_jit_context_new_comparison (d->ctxt, NULL,
						  GCC_JIT_COMPARISON_NE, newer,
						  bits (d, 0))),
     crossed, ordered);

  const struct pushed pushed
    = { gcc_jit_context_new_cast (d->ctxt, NULL, params[FRAME], pointer),
	params[SITE], params[ARGS], params[END], params[FIRST] };
  push (d, crossed, NULL, &pushed, known);
  gcc_jit_block_end_with_return (crossed, NULL, params[KNOWN]);

  gcc_jit_block_add_assignment
    (ordered, NULL,
     pending_byte (d, gcc_jit_rvalue_dereference (params[FRAME], NULL), number),
     byte (d, 1));
  gcc_jit_block_end_with_return
    (ordered, NULL,
     combine (d, params[KNOWN], GCC_JIT_BINARY_OP_BITWISE_OR, bit));
  return pass;
}

/* Have CALL, an open-coded one whose arguments P has, pending from the end of
   AT on.  */

static void
pass (defer_jit *d, const struct call *call, gcc_jit_block *at,
      const struct pushed *p)
{
  if (!d->pass)
    d->pass = build_pass (d);
  gcc_jit_rvalue *args[]
    = { value_of (d->known), p->site,
	gcc_jit_lvalue_get_address (d->frame, NULL), p->args, p->end,
	p->first };
  gcc_jit_block_add_assignment
    (at, call->loc, d->known,
     gcc_jit_context_new_call (d->ctxt, call->loc, d->pass,
			       sizeof args / sizeof *args, args));
  if (call->field_count == 0 || failed_p (d))
    return;

  gcc_jit_extended_asm *entry = add_asm (at, JIT_ENTRY);
  gcc_jit_extended_asm_add_input_operand (entry, NULL, "m",
					  value_of (call->args));
  gcc_jit_extended_asm_add_input_operand (entry, NULL, "i", p->site);
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
  struct pushed p
    = { .frame = address_of (d, d->frame, GCC_JIT_TYPE_VOID_PTR),
	.site = int_constant (d, call->site),
	.first = address_of (d, d->first, GCC_JIT_TYPE_VOID_PTR) };
  if (call->field_count > 0)
    {
      store_args (d, call, at, values);
      p.args = address_of (d, call->args, GCC_JIT_TYPE_VOID_PTR);
      p.end = address_of
		(d, gcc_jit_context_new_array_access
		      (d->ctxt, NULL,
		       gcc_jit_lvalue_get_address (call->args, NULL),
		       int_constant (d, 1)),
		 GCC_JIT_TYPE_VOID_PTR);
    }
  else
    p.args = p.end
      = gcc_jit_context_null (d->ctxt, type_of (d, GCC_JIT_TYPE_VOID_PTR));
  if (open)
    pass (d, call, at, &p);
  else
    push (d, at, loc, &p, d->known);
  free (values);
}
