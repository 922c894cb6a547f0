/* The frames of the moment of a panic.
   SPDX-License-Identifier: MIT

   They are noted while the panic passes them, which costs next to nothing and
   leaves none out: when the report is printed, the stack is gone, or its upper
   part is that of a deferred call.  Frames that the panic has not reached are
   still there; defer_trace_live notes them.

   The frames of the runtime itself, up to the one that runs at the panic's
   raised_at, are for the caller of defer_trace_note to leave out.

   libgcc begins a new walk for each landing pad that resumes, at the frame of
   that landing pad, which was noted in the walk before.  */

#include "runtime.h"

#include <pthread.h>

static void
note (struct trace *trace, struct _Unwind_Context *context)
{
  int interrupted;
  uintptr_t pc = _Unwind_GetIPInfo (context, &interrupted);

  if (!interrupted)
    /* A return address may be that of the next line, or function.  */
    pc--;
  else if (trace->count > 0)
    /* The frame before this one is what a signal handler returns to:
       nothing has called that, and it is at its beginning.  */
    ++*trace_place (trace, trace->count - 1);
  trace_add (trace, pc, _Unwind_GetCFA (context));
}

/* The stop function of a forced unwind has been called with CONTEXT: note
   the frame in TRACE, unless it is there.  To be called, once there is a
   frame in TRACE, for every frame that is passed, and always from the
   same place.  A panic that begins with the frames of another one passes
   the last of these.  */

__attribute__ ((noinline)) void
defer_trace_note (struct trace *trace, struct _Unwind_Context *context)
{
  /* Within a walk the stack pointer here does not change, and from one to the
     next it does, as the landing pads' frames differ.  */
  uintptr_t walk = (uintptr_t) __builtin_frame_address (0);
  uintptr_t sp = _Unwind_GetCFA (context);

  if (trace->count > 0 && walk != trace->walk)
    {
      /* This is the frame noted last, which resumes; arguments that were
	 on its stack need no longer be there.  Or else it is called from
	 that frame, by what raises the panic again.  */
      trace->beyond = sp >= trace->sp;
      if (trace->beyond)
	trace->sp = sp;
    }
  else if (trace->count == 0 || trace->beyond || sp > trace->sp)
    {
      trace->beyond = true;
      note (trace, context);
    }
  trace->walk = walk;
}

/* The landing pad of the frame noted last in TRACE, or something that it has
   called, has its stack pointer at SP.  So nothing up to there is to be noted
   again, by another walk than that which goes on when the landing pad
   resumes.  */

void
defer_trace_landed (struct trace *trace, uintptr_t sp)
{
  if (sp > trace->sp)
    trace->sp = sp;
}

struct live
{
  struct trace *trace;
  uintptr_t raised_at;
  bool found;
};

static _Unwind_Reason_Code
note_live (struct _Unwind_Context *context, void *data)
{
  struct live *live = data;

  if (!live->found)
    live->found = live->trace->count == 0
		    ? _Unwind_GetIP (context) == live->raised_at
		    : _Unwind_GetCFA (context) > live->trace->sp;
  if (live->found && _Unwind_GetIP (context) != 0)
    note (live->trace, context);
  return _URC_NO_REASON;
}

/* Note in TRACE the frames that are on the stack: those outside of what
   it has, or, if it is empty, from the one that runs at RAISED_AT.  */

void
defer_trace_live (struct trace *trace, uintptr_t raised_at)
{
  struct live live = { .trace = trace, .raised_at = raised_at };

  _Unwind_Backtrace (note_live, &live);
}

/* Find out where the stack is that this thread was created with.  Return
   whether that worked.  Allocates.  */

bool
defer_find_stack (uintptr_t *start, size_t *size)
{
  pthread_attr_t attributes;
  void *lowest;

  if (pthread_getattr_np (pthread_self (), &attributes) != 0)
    return false;
  bool known = pthread_attr_getstack (&attributes, &lowest, size) == 0;
  pthread_attr_destroy (&attributes);
  if (known)
    *start = (uintptr_t) lowest;
  return known;
}

/* Is SP outside of that stack?  Allocates.  */

bool
defer_foreign_stack_p (uintptr_t sp)
{
  uintptr_t start;
  size_t size;

  return defer_find_stack (&start, &size) && sp - start > size;
}
