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

/* Have the records of D's chain that are newest run at the end of BLOCK.  */

static void
pop (const defer_jit *d, gcc_jit_block *block)
{
  gcc_jit_rvalue *args[]
    = { address_of (d, d->frame, GCC_JIT_TYPE_VOID_PTR),
	function_address (d, d->run) };
  gcc_jit_block_add_eval
    (block, NULL,
     both (d, known_p (d, KNOWN_CHAINED),
	   gcc_jit_context_new_call (d->ctxt, NULL, d->pop, 2, args)));
}

/* Have CALL made at the end of BLOCK if it is pending.  Return the block behind
   that.  */

static gcc_jit_block *
leave_open_coded (const defer_jit *d, const struct call *call,
		  gcc_jit_block *block)
{
  gcc_jit_block *made = gcc_jit_function_new_block (d->function, NULL);
  gcc_jit_block *next = gcc_jit_function_new_block (d->function, NULL);

  const int number = call->site - 1;
  gcc_jit_block_end_with_conditional (block, NULL, known_p (d, 1 << number),
				      made, next);
  /* What is no longer pending is never made again.  */
  gcc_jit_block_add_assignment
    (made, NULL, d->known,
     combine (d, value_of (d->known), GCC_JIT_BINARY_OP_BITWISE_AND,
	      bits (d, ~(1 << number))));
  gcc_jit_block_add_assignment
    (made, NULL,
     pending_byte (d, number), byte (d, 0));
  make_call (d, call, made, call->args);
  pop (d, made);
  gcc_jit_block_end_with_jump (made, NULL, next);
  return next;
}

/* Have the frame's record tell what is pending, where the function does not
   know, and then go from the end of BLOCK to DONE.  Return the block for the
   other case.  */

static gcc_jit_block *
leave_unknown (const defer_jit *d, gcc_jit_block *block, gcc_jit_block *done)
{
  /* JIT_LANDED is in the last byte; a load of all of them would have to wait for
     the stores of single ones.  */
  gcc_jit_rvalue *landed
    = gcc_jit_context_new_comparison
	(d->ctxt, NULL, GCC_JIT_COMPARISON_GT,
	 value_of (pending_byte (d, JIT_OPEN_CODED - 1)),
	 byte (d, 1));
  gcc_jit_function *rest
    = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED,
			      type_of (d, GCC_JIT_TYPE_VOID),
			      "__defer_jit_rest", "", 1,
			      type_of (d, GCC_JIT_TYPE_VOID_PTR));
  gcc_jit_rvalue *frame = address_of (d, d->frame, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_block *unknown = gcc_jit_function_new_block (d->function, NULL);
  gcc_jit_block *known = gcc_jit_function_new_block (d->function, NULL);

  gcc_jit_block_end_with_conditional (block, NULL, unlikely (d, landed),
				      unknown, known);
  gcc_jit_block_add_eval
    (unknown, NULL, gcc_jit_context_new_call (d->ctxt, NULL, rest, 1, &frame));
  gcc_jit_block_end_with_jump (unknown, NULL, done);
  return known;
}

/* Build what runs the deferred calls on a return.  */

void
defer_jit_build_leave (const defer_jit *d)
{
  gcc_jit_block *block = d->leave;
  gcc_jit_block *done = gcc_jit_function_new_block (d->function, NULL);

  if (d->call_count > 0)
    {
      block = leave_unknown (d, block, done);
      pop (d, block);
    }
  for (int i = d->call_count - 1; i >= 0; i--)
    if (d->calls[i].site <= JIT_OPEN_CODED)
      block = leave_open_coded (d, &d->calls[i], block);
  gcc_jit_block_end_with_jump (block, NULL, done);
  if (d->result)
    gcc_jit_block_end_with_return (done, NULL, value_of (d->result));
  else
    gcc_jit_block_end_with_void_return (done, NULL);
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
      gcc_jit_rvalue *site = int_constant (d, d->calls[i].site);
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
