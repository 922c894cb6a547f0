/* What a process says when a panic ends it.
   SPDX-License-Identifier: MIT

     panic: MESSAGE

     thread TID [running]:
     	function+0xOFFSET at FILE:LINE (MODULE)
     	...

   What is known for sure is written first, and with nothing but write; it
   takes the rest of the process to be in any state, its heap exhausted or
   corrupt, and other threads to be panicking as well.  The first thread
   that comes here reports; the others wait for the end.  */

#include "runtime.h"

#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How large the code is at most that a process begins with.  */
enum { ENTRY_SIZE = 128 };

/* The thread that reports, or 0.  */
static atomic_int reporter;

/* What defer_set_uncaught was given.  */
static void (*_Atomic uncaught_hook) (const struct defer_panic *);

/* The panic that the hook is looking at, or NULL.  */
static struct panic *hooked;

void
defer_set_uncaught (void (*fn) (const struct defer_panic *))
{
  atomic_store (&uncaught_hook, fn);
}

/* Is a panic to end the process where it is raised?  */

bool
defer_abort_wanted_p (void)
{
  static atomic_int wanted = -1;
  return defer_setting_p (&wanted, "DEFER_PANIC", "abort");
}

/* Abort, saying why.  */

void
defer_fatal (const char *format, ...)
{
  struct text text = { .fd = STDERR_FILENO };
  char reason[800];
  va_list args;

  va_start (args, format);
  vsnprintf (reason, sizeof reason, format, args);
  va_end (args);
  defer_put (&text, "defer: ");
  defer_put (&text, reason);
  defer_put (&text, "\n");
  defer_put_out (&text);
  abort ();
}

/* Return the list of panics that begins with P and goes from newer ones
   to those they replaced the other way round.  */

static struct panic *
reverse (struct panic *p)
{
  struct panic *reversed = NULL;

  while (p)
    {
      struct panic *next = (struct panic *) p->seen.replaced;
      p->seen.replaced = (struct defer_panic *) reversed;
      reversed = p;
      p = next;
    }
  return reversed;
}

static const char *
signal_name (int signo)
{
  switch (signo)
    {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    default:
      return "SIGILL";
    }
}

/* Put the messages of P and of those it replaced, and what is known of
   faults.  */

static void
put_messages (struct text *text, struct panic *p)
{
  struct panic *oldest = reverse (p), *each;

  for (each = oldest; each; each = (struct panic *) each->seen.replaced)
    {
      defer_put (text, each == oldest ? "panic: " : "\tpanic: ");
      defer_put (text, each->seen.message);
      bool recovered = each != p && each->state == PANIC_RECOVERED;
      if (each->repanicked)
	defer_put (text, recovered ? " [recovered, repanicked, recovered]"
				   : " [recovered, repanicked]");
      else if (recovered)
	defer_put (text, " [recovered]");
      defer_put (text, "\n");
    }
  for (each = oldest; each; each = (struct panic *) each->seen.replaced)
    if (each->seen.kind == DEFER_PANIC_FAULT)
      {
	defer_put (text, "[signal ");
	defer_put (text, signal_name (each->seen.signo));
	defer_put (text, ": code=");
	defer_put_hex (text, (unsigned) each->code);
	defer_put (text, " addr=");
	defer_put_hex (text, (uintptr_t) each->seen.address);
	defer_put (text, " pc=");
	defer_put_hex (text, each->raised_at);
	defer_put (text, "]\n");
      }
  reverse (oldest);
}

/* Put and write what goes before the frames.  */

void
defer_put_thread (struct text *text)
{
  defer_put (text, "\nthread ");
  defer_put_decimal (text, (uintmax_t) syscall (SYS_gettid));
  defer_put (text, " [running]:\n");
  defer_put_out (text);
}

/* Put the frames of TRACE.  Return whether the outermost is on another
   stack than this thread's own.  */

static bool
put_frames (struct text *text, const struct trace *trace)
{
  uintptr_t pcs[TRACE_FIRST + TRACE_LAST];
  struct symbols symbols;
  size_t count, omitted = 0;

  memcpy (pcs, trace->first, sizeof trace->first);
  if (trace->count > TRACE_FIRST + TRACE_LAST)
    omitted = trace->count - TRACE_FIRST - TRACE_LAST;
  for (count = TRACE_FIRST; count + omitted < trace->count; count++)
    pcs[count] = trace->last[(count + omitted) % TRACE_LAST];
  if (trace->count < TRACE_FIRST)
    count = trace->count;

  defer_symbols_begin (&symbols, pcs, count, trace->sp);
  for (size_t i = 0; i < count; i++)
    {
      if (i == TRACE_FIRST && omitted > 0)
	{
	  defer_put (text, "\t... ");
	  defer_put_decimal (text, omitted);
	  defer_put (text, " frames ...\n");
	}
      defer_symbols_put (&symbols, text);
    }
  defer_symbols_end (&symbols);
  return symbols.foreign_stack;
}

/* Is PC the beginning of a function?  A coroutine is to return to one.  */

static bool
begins_function_p (uintptr_t pc)
{
#ifdef __ARM_EABI_UNWINDER__
  /* libgcc does not tell there.  In an address, bit 0 says that the code is
     Thumb's.  */
  struct module module = { .fd = -1 };
  uintptr_t offset;
  bool begins = (defer_module_enter (&module, pc & -2)
		 && defer_module_symbol (&module, pc, &offset)
		 && (offset & -2) == 0);
  defer_module_leave (&module);
  return begins;
#else
  return _Unwind_FindEnclosingFunction ((void *) (pc + 1)) == (void *) pc;
#endif
}

/* Report P on standard error.  STOPPED_AT is where a frame without tables
   runs at which unwinding had to stop, or 0.  COMPLETE: it has come to an
   end.  */

static void
report (struct panic *p, uintptr_t stopped_at, bool complete)
{
  static atomic_int omitted = -1;
  struct text text = { .fd = STDERR_FILENO };

  put_messages (&text, p);
  if (!defer_setting_p (&omitted, "DEFER_TRACEBACK", "none"))
    {
      defer_put_thread (&text);
      bool foreign_stack = put_frames (&text, &p->trace);
      if (stopped_at && !(foreign_stack && begins_function_p (stopped_at)))
	{
	  defer_put (&text, "\t... no unwind tables at ");
	  defer_put_pc (&text, stopped_at);
	  defer_put (&text, "\n");
	}
      else if (complete && foreign_stack)
	defer_put (&text, "\t... the bottom of a coroutine's stack\n");
    }
  defer_put_out (&text);
}

/* End the process, without running what it has registered for its end.  */

static _Noreturn void
end (bool aborts)
{
  static atomic_int crash = -1;
  if (ftrylockfile (stdout) == 0)
    {
      fflush (stdout);
      funlockfile (stdout);
    }
  if (aborts || defer_setting_p (&crash, "DEFER_TRACEBACK", "crash"))
    abort ();
  _exit (2);
}

/* Become the thread that reports, and show P to the hook.  */

static void
take_over (struct panic *p)
{
  int none = 0, self = (int) syscall (SYS_gettid);
  sigset_t failures;

  /* Nothing below is to end the thread, or the process in another way: not the
     write that fails, either.  */
  pthread_setcancelstate (PTHREAD_CANCEL_DISABLE, NULL);
  sigemptyset (&failures);
  sigaddset (&failures, SIGPIPE);
  sigaddset (&failures, SIGXFSZ);
  pthread_sigmask (SIG_BLOCK, &failures, NULL);

  if (!atomic_compare_exchange_strong (&reporter, &none, self))
    {
      while (none != self)
	pause ();
      /* This thread was reporting, and has called something that panicked.  */
      if (!hooked)
	_exit (2);
      p->oldest->seen.replaced = &hooked->seen;
      p->oldest = hooked->oldest;
      hooked = NULL;
      return;
    }
  void (*hook) (const struct defer_panic *)
    = atomic_exchange (&uncaught_hook, NULL);
  if (hook)
    {
      hooked = p;
      hook (&p->seen);
      hooked = NULL;
    }
}

/* Nobody has recovered P.  Unwinding has come to the end of the stack, or, if
   STOPPED_AT is not 0, to a frame without tables, which runs there.  */

void
defer_uncaught (struct panic *p, uintptr_t stopped_at)
{
  /* A static executable begins in a frame without tables that the unwinder
     finds.  */
  if (stopped_at - getauxval (AT_ENTRY) < ENTRY_SIZE)
    stopped_at = 0;
  take_over (p);
  report (p, stopped_at, true);
  end (false);
}

/* P has been raised, and is to end the process before anything is unwound.  */

void
defer_report_and_abort (struct panic *p)
{
  defer_trace_live (&p->trace, p->raised_at);
  take_over (p);
  report (p, 0, false);
  end (true);
}

void
defer_print_stack (const struct defer_panic *panic, int fd)
{
  const struct panic *p = (const struct panic *) panic;
  struct trace trace = p->trace;
  struct text text = { .fd = fd };
  int cancelable;

  pthread_setcancelstate (PTHREAD_CANCEL_DISABLE, &cancelable);
  defer_trace_live (&trace, p->raised_at);
  put_frames (&text, &trace);
  defer_put_out (&text);
  pthread_setcancelstate (cancelable, NULL);
}
