/* Running the deferred calls of generated functions.
   SPDX-License-Identifier: MIT

   jit.c says what generated functions look like, and their tables.

     the unwinder comes to a generated frame
       |
       v		   nothing is pending
     __defer_jit_personality --------------------> the unwinder goes on
       |
       |  the stack is cut off behind the frame
       v
     defer_jit_pad -> jit_landed -> NAME__deferred, for each pending call
			  |
			  |---- recovered ----> what returns zero, as if the caller
			  v			had called that
		     _Unwind_Resume

   To the unwinder jit_landed is called by the frame, at the place where it made
   the call that was unwound from.  An exception that leaves a deferred call so
   comes to the same frame again, which runs the rest.

   Thread rules: a frame belongs to its thread; nothing else is written.  */

#include "jit.h"

#include <stdlib.h>
#include <unistd.h>

JIT_ASSEMBLY;

/* The compiler has done what no table can describe.  */

static _Noreturn void
give_up (void)
{
  static const char text[]
    = "defer: the frame of a generated function cannot be understood\n";
  if (write (STDERR_FILENO, text, sizeof text - 1) < 0)
    abort ();
  abort ();
}

/* The runtime chain.  A record is

     arguments, padded | what is older (8 bytes) | foot  */

enum
{
  RECORD_EXTRA = sizeof (jit_record_older) + sizeof (struct __defer_foot)
};

static struct __defer_foot
foot_of (const struct __defer_chain *chain)
{
  struct __defer_foot foot;
  memcpy (&foot, chain->top - sizeof foot, sizeof foot);
  return foot;
}

/* CHAIN has lost its newest record: free what it no longer needs.  */

static void
settle (struct __defer_chain *chain)
{
  while (foot_of (chain).site == DEFER_SITE_CHUNK)
    __defer_chain_shrink (chain);
  if (foot_of (chain).site == DEFER_SITE_BOTTOM)
    chain->top = NULL;
}

/* The bytes of FRAME's open-coded calls that are pending.  */

static uint64_t
open_coded (const struct jit_frame *frame)
{
  return frame->pending & ~JIT_LANDED;
}

/* Has FRAME been unwound to, and what made its calls then been left?  */

static bool
left_p (const struct jit_frame *frame)
{
  return (frame->pending & JIT_LANDED) && frame->left;
}

int
__defer_jit_push (struct jit_frame *frame, jit_run *run, int site,
		  const char *args, const char *end, char *first)
{
  struct __defer_chain *chain = &frame->chain;
  struct __defer_foot foot = { .site = DEFER_SITE_BOTTOM };
  const jit_record_older older = open_coded (frame);
  const size_t length = (size_t) (end - args);
  const size_t size = (((length + DEFER_RECORD_ALIGN - 1)
			& -(size_t) DEFER_RECORD_ALIGN) + RECORD_EXTRA);

  if (!chain->top)
    {
      memcpy (first, &foot, sizeof foot);
      chain->top = first + sizeof foot;
      chain->limit = first + JIT_FIRST_WORDS * sizeof (uint64_t);
      chain->chunk = NULL;
    }
  if ((size_t) (chain->limit - chain->top) < size
      && !__defer_chain_grow (chain, size))
    {
      settle (chain);
      run (site, args, NULL);
      __defer_chain_exhausted ();
    }
  if (length > 0)
    memcpy (chain->top, args, length);
  chain->top += size;
  foot.site = (uint32_t) site;
  foot.size = (uint32_t) size;
  memcpy (chain->top - RECORD_EXTRA, &older, sizeof older);
  memcpy (chain->top - sizeof foot, &foot, sizeof foot);
  return 1;
}

/* Is the newest of FRAME's pending calls one of the chain?  */

static bool
chain_next_p (const struct jit_frame *frame)
{
  jit_record_older older;

  if (!frame->chain.top)
    return false;
  memcpy (&older, frame->chain.top - RECORD_EXTRA, sizeof older);
  return older == open_coded (frame);
}

/* Pop the newest record of FRAME and make its call by RUN for RUNNING.  */

static __attribute__ ((noinline)) void
pop (struct jit_frame *frame, jit_run *run, struct _Unwind_Exception *running)
{
  struct __defer_chain *chain = &frame->chain;
  const struct __defer_foot foot = foot_of (chain);
  /* As aligned as any type may want it.  */
  char *args = __builtin_alloca_with_align (foot.size, 64 * 8);

  chain->top -= foot.size;
  memcpy (args, chain->top, foot.size);
  settle (chain);
  run ((int) foot.site, args, running);
}

int
__defer_jit_pop (struct jit_frame *frame, jit_run *run)
{
  while (chain_next_p (frame))
    pop (frame, run, NULL);
  return 1;
}

void
__defer_jit_calling (struct _Unwind_Exception *running, const void *fn)
{
  if (running)
    __defer_calling (running, fn);
}

/* The table of a function.  */

struct table
{
  struct jit_place frame;
  jit_run *run;
  uintptr_t return_zero;
};

/* Return what the entry of TABLE before AT is, or AT if that is the first.  */

static const unsigned char *
entry_before (const unsigned char *at)
{
  int32_t distance;
  memcpy (&distance, at - sizeof distance, sizeof distance);
  return distance ? at - sizeof distance + distance : at;
}

static struct table
read_table (const unsigned char *at)
{
  struct table table;

  while (entry_before (at) != at)
    at = entry_before (at);
  const unsigned char kind = *at++;
  table.frame = jit_read_place (&at);
  table.run = (jit_run *) jit_read_place (&at).offset;
  table.return_zero = (kind == JIT_FIRST_WITH_ZERO
		       ? (uintptr_t) jit_read_place (&at).offset
		       : (uintptr_t) defer_jit_zero);
  return table;
}

/* Return where FRAME has the arguments of SITE, an open-coded call, or NULL if
   there are none.  */

static const void *
args_of (const struct jit_frame *frame, int site, const struct table *table)
{
  const unsigned char *at = frame->table;

  for (; entry_before (at) != at; at = entry_before (at))
    if (*at == site)
      {
	const unsigned char *next = at + 1;
	const struct jit_place place = jit_read_place (&next);
	if (place.base != table->frame.base)
	  give_up ();
	return (const char *) frame + (place.offset - table->frame.offset);
      }
  return NULL;
}

static void
note_left (struct jit_frame **frame)
{
  (*frame)->left = true;
}

/* Make the pending calls of FRAME, whose function has TABLE, for RUNNING if that
   is not NULL.  FRAME then knows that this has ended, unless by a longjmp.  */

static void
run_pending (struct jit_frame *frame, const struct table *table,
	     struct _Unwind_Exception *running)
{
  struct jit_frame *left __attribute__ ((cleanup (note_left))) = frame;

  for (;;)
    if (chain_next_p (frame))
      pop (frame, table->run, running);
    else if (open_coded (frame) != 0)
      {
	const int number = (63 - __builtin_clzll (open_coded (frame))) / 8;
	frame->pending &= ~(UINT64_C (1) << number * 8);
	table->run (number + 1, args_of (frame, number + 1, table), running);
      }
    else
      break;
}

void
__defer_jit_rest (struct jit_frame *frame)
{
  const struct table table = read_table (frame->table);

  frame->pending &= ~JIT_LANDED;
  run_pending (frame, &table, NULL);
}

/* Called by the unwinder: Itanium C++ ABI: Exception Handling, section 1.3.  */

_Unwind_Reason_Code
__defer_jit_personality (int version, _Unwind_Action actions,
			 _Unwind_Exception_Class class,
			 struct _Unwind_Exception *exception,
			 struct _Unwind_Context *context)
{
  (void) version, (void) class;
  if (!(actions & _UA_CLEANUP_PHASE))
    return _URC_CONTINUE_UNWIND;

  const unsigned char *at
    = (const unsigned char *) _Unwind_GetLanguageSpecificData (context);
  const struct jit_place place = read_table (at).frame;
  const uintptr_t base = (place.base == JIT_COLUMN_SP
			  ? _Unwind_GetCFA (context)
			  : _Unwind_GetGR (context, place.base));
  struct jit_frame *frame = (struct jit_frame *) (base + place.offset);

  /* What has left a deferred call here takes over, if there is another or
     not.  */
  if (open_coded (frame) == 0 && !frame->chain.top
      && !(left_p (frame) && frame->running != exception))
    return _URC_CONTINUE_UNWIND;
  frame->pc = _Unwind_GetIP (context);
  frame->sp = _Unwind_GetCFA (context);
  frame->table = at;
  _Unwind_SetGR (context, __builtin_eh_return_data_regno (0),
		 (uintptr_t) exception);
  _Unwind_SetGR (context, __builtin_eh_return_data_regno (1),
		 (uintptr_t) frame);
  _Unwind_SetIP (context, (uintptr_t) defer_jit_pad);
  return _URC_INSTALL_CONTEXT;
}

/* Finding the registers of a frame's caller.  */

struct search
{
  const struct jit_frame *frame;
  struct jit_caller caller;
  bool found;
};

static _Unwind_Reason_Code
note_caller (struct _Unwind_Context *context, void *data)
{
  struct search *search = data;

  if (search->found)
    {
      for (int i = 0; i < JIT_SAVED; i++)
	search->caller.saved[i]
	  = _Unwind_GetGR (context, jit_saved_columns[i]);
      search->caller.sp = _Unwind_GetCFA (context);
      return _URC_NORMAL_STOP;
    }
  search->found = (_Unwind_GetIP (context) == search->frame->pc
		   && _Unwind_GetCFA (context) == search->frame->sp);
  return _URC_NO_REASON;
}

/* EXCEPTION has come to FRAME, of which calls are pending, or has left one of
   its deferred calls.  The assembly calls it.  */

__attribute__ ((used, visibility ("hidden"))) _Noreturn void
jit_landed (struct _Unwind_Exception *exception, struct jit_frame *frame)
{
  const struct table table = read_table (frame->table);

  if (left_p (frame))
    __defer_left (frame->running, exception);
  frame->left = false;
  frame->running = exception;
  frame->pending |= JIT_LANDED;
  run_pending (frame, &table, exception);
  if (!__defer_returns (exception))
    {
      _Unwind_Resume (exception);
      give_up ();
    }
  struct search search = { .frame = frame };
  _Unwind_Backtrace (note_caller, &search);
  if (!search.caller.sp)
    give_up ();
  defer_jit_leave (&search.caller, frame->result, table.return_zero);
}
