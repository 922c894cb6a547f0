/* What makes the deferred calls of a generated function: on its returns, and
   when its frame is unwound.
   SPDX-License-Identifier: MIT

   jit.c draws both.  */

#include "jit-build.h"

/* Make CALL, whose arguments are in ARGS, at the end of BLOCK.  */

static void
make_call (const defer_jit *d, const struct call *call, gcc_jit_block *block,
	   gcc_jit_lvalue *args)
{
  gcc_jit_rvalue *values[call->field_count + 1], **first = values;
  int count = call->field_count;

  for (int i = 0; i < count; i++)
    values[i] = value_of (gcc_jit_lvalue_access_field (args, call->loc,
						       call->fields[i]));
  gcc_jit_rvalue *made
    = (call->callee
       ? gcc_jit_context_new_call (d->ctxt, call->loc, call->callee, count,
				   first)
       : gcc_jit_context_new_call_through_ptr (d->ctxt, call->loc, values[0],
					       count - 1, first + 1));
  gcc_jit_block_add_eval (block, call->loc, made);
}

/* Build what runs the deferred calls on a return.  */

void
defer_jit_build_leave (const defer_jit *d)
{
  gcc_jit_block *block = d->leave;

  if (d->first)
    {
      gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
      gcc_jit_function *pop
	= defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED,
				  type_of (d, GCC_JIT_TYPE_VOID), "__defer_jit_pop", "",
				  2, pointer, pointer);
      gcc_jit_rvalue *args[]
	= { address_of (d, d->frame, GCC_JIT_TYPE_VOID_PTR),
	    function_address (d, d->run) };
      gcc_jit_block_add_eval
	(block, NULL, gcc_jit_context_new_call (d->ctxt, NULL, pop, 2, args));
    }
  for (int i = d->call_count - 1; i >= 0; i--)
    if (d->calls[i].site <= JIT_OPEN_CODED)
      {
	const struct call *call = &d->calls[i];
	gcc_jit_block *made = gcc_jit_function_new_block (d->function, NULL);
	gcc_jit_block *next = gcc_jit_function_new_block (d->function, NULL);
	gcc_jit_block_end_with_conditional
	  (block, NULL,
	   gcc_jit_context_new_comparison
	     (d->ctxt, NULL, GCC_JIT_COMPARISON_EQ,
	      order_and (d, GCC_JIT_BINARY_OP_BITWISE_AND, 15),
	      order_constant (d, call->site)),
	   made, next);
	/* Once popped it is never made again.  */
	gcc_jit_block_add_assignment
	  (made, NULL, d->order,
	   order_and (d, GCC_JIT_BINARY_OP_RSHIFT, 4));
	make_call (d, call, made, call->args);
	/* Something in the chain may be next.  */
	gcc_jit_block_end_with_jump (made, NULL, d->first ? d->leave : next);
	block = next;
      }
  if (d->open_coded > 0 && !d->first)
    {
      /* They were passed in another order.  */
      gcc_jit_block *done = gcc_jit_function_new_block (d->function, NULL);
      gcc_jit_block_end_with_conditional
	(block, NULL,
	 gcc_jit_context_new_comparison (d->ctxt, NULL, GCC_JIT_COMPARISON_NE,
					 value_of (d->order),
					 order_constant (d, 0)),
	 d->leave, done);
      block = done;
    }
  if (d->result)
    gcc_jit_block_end_with_return (block, NULL, value_of (d->result));
  else
    gcc_jit_block_end_with_void_return (block, NULL);
}

/* Return a block of NAME__deferred that makes CALL.  */

static gcc_jit_block *
build_case (const defer_jit *d, const struct call *call)
{
  gcc_jit_block *block = gcc_jit_function_new_block (d->run, NULL);
  gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_lvalue *args = NULL;

  if (call->field_count > 0)
    {
      gcc_jit_type *type = gcc_jit_struct_as_type (call->type);
      gcc_jit_rvalue *untyped
	= gcc_jit_param_as_rvalue (gcc_jit_function_get_param (d->run, 1));
      args = gcc_jit_rvalue_dereference
	       (gcc_jit_context_new_cast (d->ctxt, NULL, untyped,
					  gcc_jit_type_get_pointer (type)),
		NULL);
    }
  gcc_jit_function *calling
    = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED,
			      type_of (d, GCC_JIT_TYPE_VOID), "__defer_jit_calling", "",
			      2, pointer, pointer);
  gcc_jit_rvalue *calling_args[]
    = { gcc_jit_param_as_rvalue (gcc_jit_function_get_param (d->run, 2)),
	call->callee
	? function_address (d, call->callee)
	: gcc_jit_context_new_cast
	    (d->ctxt, NULL,
	     value_of (gcc_jit_lvalue_access_field (args, NULL,
						    call->fields[0])),
	     pointer) };
  gcc_jit_block_add_eval
    (block, NULL, gcc_jit_context_new_call (d->ctxt, NULL, calling, 2,
					    calling_args));
  make_call (d, call, block, args);
  gcc_jit_block_end_with_void_return (block, NULL);
  return block;
}

/* Build NAME__deferred.  */

void
defer_jit_build_run (const defer_jit *d)
{
  gcc_jit_case *cases[d->call_count + 1];

  if (d->call_count == 0)
    {
      gcc_jit_block_end_with_void_return (d->run_entry, NULL);
      return;
    }
  for (int i = 0; i < d->call_count; i++)
    {
      gcc_jit_rvalue *site
	= gcc_jit_context_new_rvalue_from_int (d->ctxt,
					       type_of (d, GCC_JIT_TYPE_INT),
					       d->calls[i].site);
      cases[i] = gcc_jit_context_new_case (d->ctxt, site, site,
					   build_case (d, &d->calls[i]));
    }
  gcc_jit_block *none = gcc_jit_function_new_block (d->run, NULL);
  gcc_jit_block_end_with_void_return (none, NULL);
  gcc_jit_block_end_with_switch
    (d->run_entry, NULL,
     gcc_jit_param_as_rvalue (gcc_jit_function_get_param (d->run, 0)), none,
     d->call_count, cases);
}
