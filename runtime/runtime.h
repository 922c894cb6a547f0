/* What the files of the runtime know of each other.
   SPDX-License-Identifier: MIT  */

#ifndef DEFER_RUNTIME_H
#define DEFER_RUNTIME_H

#include "abi.h"

/* The runtime itself defers nothing, and is compiled without the plugin.  */
#define __DEFER__ 0
#define DEFER_NO_KEYWORDS
#include <defer.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unwind.h>

/* Called by programs or by generated code, and exported for them.  */
#define DEFER_ENTRY __attribute__ ((visibility ("default")))

/* chain.c: the runtime chain.  */

struct __defer_chunk;

struct __defer_foot
{
  uint32_t site;
  uint32_t size;
};

/* The chain in the frame of a deferring function.  */
struct __defer_chain
{
  /* The end of the newest record, behind its foot.  */
  char *top;
  /* The end of the storage that TOP points into.  */
  char *limit;
  /* The newest chunk on the heap, or NULL.  */
  struct __defer_chunk *chunk;
};

_Static_assert (sizeof (struct __defer_foot) == DEFER_FOOT_SIZE,
		"generated code knows the size of a foot");

DEFER_ENTRY char *__defer_chain_grow (struct __defer_chain *chain, size_t size);
DEFER_ENTRY void __defer_chain_shrink (struct __defer_chain *chain);

/* trace.c: the frames of the moment of a panic.  */

enum { TRACE_FIRST = 32, TRACE_LAST = 16 };

struct trace
{
  /* How many frames were noted.  */
  size_t count;
  /* The stack pointer in the frame noted last.  */
  uintptr_t sp;
  /* The program counters: the innermost frames, and the outermost, of which
     the one noted as number N, from TRACE_FIRST, is in last[N % TRACE_LAST].
     Those in between are not kept.  */
  uintptr_t first[TRACE_FIRST], last[TRACE_LAST];
};

extern void defer_trace_note (struct trace *trace,
			      struct _Unwind_Context *context);
extern void defer_trace_stack (struct trace *trace, uintptr_t from);

/* object.c: the storage of panics.  */

enum panic_state { PANIC_RUNNING, PANIC_RECOVERED, PANIC_RETURNING };

enum { PANIC_TEXT = 160 };

struct panic
{
  /* What the program sees; first, so that either pointer gives the other.  */
  struct defer_panic seen;
  struct _Unwind_Exception exception;
  enum panic_state state;
  /* Was it raised by repanic?  Then this is the panic that was recovered, as
     long as that exists, and the stack pointer where it was.  */
  bool repanicked;
  struct panic *origin;
  uintptr_t origin_sp;
  /* The last of those that it replaced, or itself.  */
  struct panic *oldest;
  /* The exit of this thread that was cut short, or NULL.  */
  struct _Unwind_Exception *interrupted;
  /* The return address of the call that raised the panic, or the faulting
     instruction.  */
  uintptr_t raised_at;
  /* si_code of a fault.  */
  int code;
  struct trace trace;
  /* The message, if it fits.  */
  char text[PANIC_TEXT];
};

extern struct panic *defer_new_panic (void);
extern void defer_free_panic (struct panic *p);

/* unwind.c */
extern _Noreturn void defer_unwind (struct panic *p);
extern struct panic *defer_panic_of (struct _Unwind_Exception *exception);
extern void defer_drop_exception (struct _Unwind_Exception *exception);
extern bool defer_cxx_exception_p (const struct _Unwind_Exception *exception);
extern bool defer_thread_exit_p (const struct _Unwind_Exception *exception);
extern void defer_resume_exit (struct _Unwind_Exception *exception);

/* panic.c */
extern _Noreturn void defer_raise_fault (int signo, int code,
					 const void *address, uintptr_t pc);

/* report.c */
extern bool defer_abort_wanted_p (void);
extern _Noreturn void defer_uncaught (struct panic *p, uintptr_t stopped_at);
extern _Noreturn void defer_report_and_abort (struct panic *p);
extern _Noreturn void defer_fatal (const char *format, ...)
  __attribute__ ((format (printf, 1, 2)));

/* Called by generated code: see panic.c.  */
DEFER_ENTRY void __defer_calling (struct _Unwind_Exception *running,
				  const void *fn);
DEFER_ENTRY struct _Unwind_Exception *__defer_entered (const void *fn);
DEFER_ENTRY const struct defer_panic *
  __defer_recover (struct _Unwind_Exception *running);
DEFER_ENTRY void __defer_left (struct _Unwind_Exception *running,
			       struct _Unwind_Exception *newer);
DEFER_ENTRY int __defer_returns (struct _Unwind_Exception *running);
DEFER_ENTRY _Noreturn void __defer_cannot_return (const char *function);
DEFER_ENTRY _Noreturn void __defer_chain_exhausted (void);

#endif /* DEFER_RUNTIME_H */
