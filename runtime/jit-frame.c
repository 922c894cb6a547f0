/* The record in the frame of a generated function, and its table.
   SPDX-License-Identifier: MIT

   jit.c says what they are for.  */

#include "jit-build.h"

#include <stdio.h>

/* Return what lies at the address of FN.  As an operand it shows that address,
   which the compiler need not load.  */

static gcc_jit_rvalue *
function_operand (gcc_jit_function *fn)
{
  return value_of (gcc_jit_rvalue_dereference
		     (gcc_jit_function_get_address (fn, NULL), NULL));
}

/* Does defer_jit_zero return the zero of D's function? Other results may be
   returned in memory.  */

static bool
plain_result_p (const defer_jit *d)
{
  gcc_jit_type *type = d->result_type;

  if (gcc_jit_type_is_integral (type) || gcc_jit_type_is_bool (type)
      || gcc_jit_type_is_pointer (type))
    return true;
  return (type == type_of (d, GCC_JIT_TYPE_VOID)
	  || type == type_of (d, GCC_JIT_TYPE_FLOAT)
	  || type == type_of (d, GCC_JIT_TYPE_DOUBLE));
}

/* Build NAME__zero, and return it.  An object of static storage is zero,
   whatever its type.  */

static gcc_jit_function *
build_zero (const defer_jit *d)
{
  gcc_jit_function *zero
    = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_INTERNAL,
			      d->result_type, d->name, "__zero", 0);
  gcc_jit_block *block = gcc_jit_function_new_block (zero, NULL);
  char name[512];

  snprintf (name, sizeof name, "%s__zero_value", d->name);
  gcc_jit_block_end_with_return
    (block, NULL,
     value_of (gcc_jit_context_new_global (d->ctxt, NULL,
					   GCC_JIT_GLOBAL_INTERNAL,
					   d->result_type, name)));
  return zero;
}

/* Return a type for the word `pending', whole and in bytes.  */

static gcc_jit_type *
pending_type (const defer_jit *d, gcc_jit_field **whole, gcc_jit_field **bytes)
{
  *whole = gcc_jit_context_new_field
	     (d->ctxt, NULL, type_of (d, GCC_JIT_TYPE_UINT64_T), "whole");
  *bytes = gcc_jit_context_new_field
	     (d->ctxt, NULL,
	      gcc_jit_context_new_array_type
		(d->ctxt, NULL, type_of (d, GCC_JIT_TYPE_UINT8_T),
		 JIT_OPEN_CODED),
	      "bytes");
  gcc_jit_field *both[] = { *whole, *bytes };
  return gcc_jit_context_new_union_type (d->ctxt, NULL, "jit_pending", 2, both);
}

/* Return a type like struct jit_frame; store in FIELDS what the function uses
   of it: what is pending, whose type is PENDING, the chain, and the place of a
   result in memory.  */

static gcc_jit_type *
frame_type (const defer_jit *d, gcc_jit_type *pending,
	    gcc_jit_field *fields[static 3])
{
  enum { WORDS = sizeof (struct jit_frame) / sizeof (uint64_t) };
  static const struct
  {
    const char *name;
    int words;
  } rest[] = { { "limit", 2 }, { "running", WORDS - 5 } };
  gcc_jit_type *word = type_of (d, GCC_JIT_TYPE_UINT64_T);
  gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_field *padding[2];

  _Static_assert (offsetof (struct jit_frame, chain.top) == 8
		  && offsetof (struct jit_frame, result) == 32,
		  "generated code knows that");
  for (int i = 0; i < 2; i++)
    padding[i] = gcc_jit_context_new_field
		   (d->ctxt, NULL,
		    gcc_jit_context_new_array_type (d->ctxt, NULL, word,
						    rest[i].words),
		    rest[i].name);
  fields[0] = gcc_jit_context_new_field (d->ctxt, NULL, pending, "pending");
  fields[1] = gcc_jit_context_new_field (d->ctxt, NULL, pointer, "top");
  fields[2] = gcc_jit_context_new_field (d->ctxt, NULL, pointer, "result");

  gcc_jit_field *all[]
    = { fields[0], fields[1], padding[0], fields[2], padding[1] };
  return gcc_jit_struct_as_type
	   (gcc_jit_context_new_struct_type (d->ctxt, NULL, "jit_frame", 5,
					     all));
}

/* Clear the record of D's frame at the end of ENTRY.  */

void
defer_jit_build_frame (defer_jit *d, gcc_jit_block *entry)
{
  gcc_jit_type *pointer = type_of (d, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_type *number = type_of (d, GCC_JIT_TYPE_INT);
  gcc_jit_field *fields[3], *whole;
  gcc_jit_type *pending = pending_type (d, &whole, &d->pending_bytes);

  d->frame = gcc_jit_function_new_local
	       (d->function, NULL, frame_type (d, pending, fields), "defer");
  d->pending = fields[0];
  d->known = gcc_jit_function_new_local
	       (d->function, NULL, type_of (d, GCC_JIT_TYPE_UINT32_T), "known");
  d->first = gcc_jit_function_new_local
	       (d->function, NULL,
		gcc_jit_context_new_array_type
		  (d->ctxt, NULL, type_of (d, GCC_JIT_TYPE_UINT64_T),
		   JIT_FIRST_WORDS),
		"first");
  d->push = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED, number,
				    "__defer_jit_push", "", 6, pointer, pointer,
				    number, pointer, pointer, pointer);
  d->pop = defer_jit_new_function (d->ctxt, GCC_JIT_FUNCTION_IMPORTED, number,
				   "__defer_jit_pop", "", 2, pointer, pointer);
  gcc_jit_block_add_assignment
    (entry, NULL,
     gcc_jit_lvalue_access_field
       (gcc_jit_lvalue_access_field (d->frame, NULL, d->pending), NULL, whole),
     gcc_jit_context_zero (d->ctxt, type_of (d, GCC_JIT_TYPE_UINT64_T)));
  gcc_jit_block_add_assignment
    (entry, NULL, gcc_jit_lvalue_access_field (d->frame, NULL, fields[1]),
     gcc_jit_context_null (d->ctxt, pointer));
  gcc_jit_block_add_assignment (entry, NULL, d->known, bits (d, 0));
  if (!plain_result_p (d) && !failed_p (d))
    {
      gcc_jit_lvalue *place
	= gcc_jit_lvalue_access_field (d->frame, NULL, fields[2]);
      gcc_jit_extended_asm *save = add_asm (entry, JIT_SAVE_RESULT);
      gcc_jit_extended_asm_add_output_operand (save, NULL, "=m", place);
      gcc_jit_extended_asm_add_clobber (save, JIT_RESULT_REGISTER);
    }
}

/* Begin the table of D's function at the end of ENTRY.  */

void
defer_jit_build_table (const defer_jit *d, gcc_jit_block *entry)
{
  gcc_jit_rvalue *zero
    = gcc_jit_context_zero (d->ctxt, type_of (d, GCC_JIT_TYPE_UNSIGNED_INT));
  gcc_jit_rvalue *one
    = gcc_jit_context_one (d->ctxt, type_of (d, GCC_JIT_TYPE_SIZE_T));
  gcc_jit_function *frame_address
    = gcc_jit_context_get_builtin_function (d->ctxt,
					    "__builtin_frame_address");
  gcc_jit_function *alloca
    = gcc_jit_context_get_builtin_function (d->ctxt, "__builtin_alloca");
  const bool plain = plain_result_p (d);
  gcc_jit_rvalue *operands[]
    = { value_of (d->frame),
	gcc_jit_context_new_call (d->ctxt, NULL, frame_address, 1, &zero),
	function_operand (d->run),
	plain ? NULL : function_operand (build_zero (d)) };

  gcc_jit_extended_asm *table
    = add_asm (entry, plain ? JIT_FIRST_ENTRY : JIT_FIRST_ENTRY_WITH_ZERO);
  for (int i = 0; i < (plain ? 3 : 4); i++)
    gcc_jit_extended_asm_add_input_operand (table, NULL, i == 1 ? "X" : "m",
					    operands[i]);
  gcc_jit_block_add_eval
    (entry, NULL, gcc_jit_context_new_call (d->ctxt, NULL, alloca, 1, &one));
}
