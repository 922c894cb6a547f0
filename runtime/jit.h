/* What functions that libdefer-jit completes, and that library, know of each
   other.
   SPDX-License-Identifier: MIT

     jit-build.h     the files that build the functions
     jit-unwind.c    runs their deferred calls
     jit-TARGET.h    the assembly of both  */

#ifndef DEFER_JIT_INTERNAL_H
#define DEFER_JIT_INTERNAL_H

#include "runtime.h"

/* Calls with a place of their own in the frame; sites are counted from 1, and
   those of other calls come behind.  */
enum { JIT_OPEN_CODED = 8 };

/* What a frame has for records of the chain, in words, before the heap.  */
enum { JIT_FIRST_WORDS = 24 };

/* The record in the frame of a generated function.  */
struct jit_frame
{
  /* Which of the open-coded calls are pending, that of site N in byte N - 1, by
     a 1: control has passed them in this order.  JIT_LANDED is set when the
     frame has been unwound to.  */
  uint64_t pending;
  /* The other calls.  Its top is NULL, and the rest not set, when there are
     none.  */
  struct __defer_chain chain;
  /* Where a result that is returned in memory goes.  Set if FUNCTION may have
     such a result.  */
  void *result;
  /* Set when the frame is unwound to: by what, from where, with what stack
     pointer, the table of the function, and whether what made the deferred
     calls has ended, by a return or by unwinding.  */
  struct _Unwind_Exception *running;
  uintptr_t pc, sp;
  const unsigned char *table;
  bool left;
};

static const uint64_t JIT_LANDED = UINT64_C (1) << 63;

/* What lies below the foot of a record: which of the open-coded calls are
   pending, all of them older.  */
typedef uint64_t jit_record_older;

/* Generated beside the function F: make the call of SITE with ARGS, for
   RUNNING if that is not NULL.  */
typedef void jit_run (int site, const void *args,
		      struct _Unwind_Exception *running);

/* Called by generated code.  Push and pop return 1: in libgccjit only the operand
   of an operator can be a conditional call.  */

/* Push a call of SITE with the arguments from ARGS to END.  FIRST is
   the storage in the frame.  */
DEFER_ENTRY int __defer_jit_push (struct jit_frame *frame, jit_run *run,
				  int site, const char *args, const char *end,
				  char *first);

/* Make the calls that are newer than the newest open-coded one.  */
DEFER_ENTRY int __defer_jit_pop (struct jit_frame *frame, jit_run *run);

/* Make all that are pending of FRAME, which was unwound to, and then gone back to
   by a longjmp.  */
DEFER_ENTRY void __defer_jit_rest (struct jit_frame *frame);

/* RUNNING, if it is not NULL, is about to call FN.  */
DEFER_ENTRY void __defer_jit_calling (struct _Unwind_Exception *running,
				      const void *fn);

DEFER_ENTRY _Unwind_Reason_Code
  __defer_jit_personality (int version, _Unwind_Action actions,
			   _Unwind_Exception_Class class,
			   struct _Unwind_Exception *exception,
			   struct _Unwind_Context *context);

#ifdef __x86_64__
# include "jit-x86_64.h"
#else
# error "libdefer-jit has no assembly for this target"
#endif

#endif /* DEFER_JIT_INTERNAL_H */
