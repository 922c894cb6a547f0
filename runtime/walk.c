/* The fast walker: from frame to frame without libgcc.
   SPDX-License-Identifier: MIT

   libgcc takes half a microsecond for a frame: it decodes its tables anew, each
   frame's several times over.  This one keeps what it has read (rows.c), and
   does to a panic what _Unwind_ForcedUnwind does, no more:

	    panic			    __defer_returns, in a landing pad
	      |					    |
	      v					    v
     .---> note the frame <-------------------------'
     |	      |
     |	      |---- it has a landing pad ----> enter that
     |	      |
     |	      |---- its tables say more than rows do ----> _Unwind_ForcedUnwind
     |	      v
     `---- its caller

   What goes on in libgcc comes back here from the next landing pad of ours.  Those
   of others, which end in _Unwind_Resume, go on in libgcc.  Either way starts
   at a frame, and remembers nothing of the frames that were passed.  */

#include "walk.h"

#ifdef DEFER_WALKER

#include "rows.h"

#if defined __x86_64__
# include "enter-x86_64.h"
#elif defined __aarch64__
# include "enter-aarch64.h"
#endif

#include <stdatomic.h>
#include <stdlib.h>

static bool
wanted_p (void)
{
  static atomic_int libgcc = -1;
  return !defer_setting_p (&libgcc, "DEFER_UNWINDER", "libgcc");
}

#ifdef DEFER_CHECK_WALK

# include <stdio.h>

/* What libgcc says of the frames that a walk passes first: the test suite has
   this walker compared with it.  */
struct check
{
  const struct frame *from;
  unsigned int count;
  struct frame frames[64];
};

static _Unwind_Reason_Code
note_check (struct _Unwind_Context *context, void *data)
{
  struct check *check = data;
  struct frame *frame = &check->frames[check->count];

  frame->pc = _Unwind_GetIP (context);
  frame->sp = _Unwind_GetCFA (context);
  for (int column = 0; column < COLUMNS; column++)
    if (frame_register (column) >= 0 && frame_register (column) < FRAME_REGISTERS)
      frame->saved[frame_register (column)] = _Unwind_GetGR (context, column);
  check->count += check->count > 0 || (frame->pc == check->from->pc
				       && frame->sp == check->from->sp);
  return (check->count == sizeof check->frames / sizeof *check->frames
	  ? _URC_NORMAL_STOP : _URC_NO_REASON);
}

/* The walk is at PC with the stack pointer SP and the other registers of FRAME,
   from which it set out STEPS ago: abort if libgcc comes elsewhere.  */

static void
check_step (struct check *check, const struct frame *frame, uintptr_t pc,
	    uintptr_t sp, uintptr_t steps)
{
  if (steps == 0)
    {
      check->from = frame;
      check->count = 0;
      _Unwind_Backtrace (note_check, check);
    }
  const struct frame *wanted = &check->frames[steps];
  if (steps < check->count
      ? (wanted->pc != pc || wanted->sp != sp
	 || memcmp (wanted->saved, frame->saved, sizeof frame->saved))
      : check->count < sizeof check->frames / sizeof *check->frames)
    {
      fprintf (stderr, "the walk has gone astray at step %ju, pc %#jx\n",
	       (uintmax_t) steps, (uintmax_t) pc);
      abort ();
    }
}

#endif /* DEFER_CHECK_WALK */

/* Run P from FRAME on.  */

static _Noreturn void
walk (struct panic *p, struct frame *frame)
{
  uintptr_t pc = frame->pc, sp = frame->sp, steps = 0;
  struct row row;
#ifdef DEFER_CHECK_WALK
  struct check check;
#endif

  p->trace.walk = 0;
  for (;; steps++)
    {
      if (!read_row (pc, &row)
	  || (row.generation && row.generation != p->generation))
	row = defer_find_row (pc, &p->generation);
      /* The frames up to here have no landing pads: libgcc may pass them
	 again.  */
      if (row.shape & ROW_FOREIGN)
	defer_unwind_slowly (p);
#ifdef DEFER_CHECK_WALK
      check_step (&check, frame, pc, sp, steps);
#endif
      if (p->trace.count > 0 ? sp > p->trace.sp : pc == p->raised_at)
	trace_add (&p->trace, pc - 1, sp);
      if (row.pad)
	break;

      const unsigned int base = row.shape >> 32 & 0xff;
      const uintptr_t cfa = ((base == FRAME_SP ? sp : frame->saved[base])
			     + (uintptr_t) (intptr_t) (int32_t) row.shape);
      pc = restore_saved (row.saved, cfa, frame->saved);
      sp = cfa;
    }

  frame->sp = sp + (row.shape >> 48);
  if (frame->shadow)
    frame->shadow += (steps + 1) * sizeof (uintptr_t);
  defer_enter (frame, row.pad, &p->exception);
}

/* P has been raised in FRAME.  */

__attribute__ ((used, visibility ("hidden"))) void
defer_walk_from (struct panic *p, struct frame *frame)
{
  p->walked = wanted_p () && (FOLLOWS_SHADOW || !frame->shadow);
  if (!p->walked)
    defer_unwind_slowly (p);
  p->generation = 0;
  walk (p, frame);
}

/* RUNNING has run the deferred calls of a scope of FRAME, where it landed.  Has the
   function to return?  */

__attribute__ ((used, visibility ("hidden"))) int
defer_returns_from (struct _Unwind_Exception *running, struct frame *frame)
{
  struct panic *p = defer_panic_of (running);
  if (!p)
    return 0;
  if (p->state != PANIC_RUNNING)
    return defer_end_panic (p);
  if (!p->walked)
    return 0;
  defer_leave_frames ();
  defer_trace_landed (&p->trace, frame->sp);
  walk (p, frame);
}

#else

void
defer_walk (struct panic *p)
{
  defer_unwind_slowly (p);
}

int
__defer_returns (struct _Unwind_Exception *running)
{
  struct panic *p = defer_panic_of (running);
  return p && p->state != PANIC_RUNNING ? defer_end_panic (p) : 0;
}

#endif /* DEFER_WALKER */
