/* Panics: their states, and what generated code tells the runtime of them.
   SPDX-License-Identifier: MIT

   A panic is unwound like any exception.  The landing pad of a scope (a function
   that defers, or a deferred block that does) runs the scope's deferred calls,
   innermost first:

     running = the exception that came here;
     __defer_calling (running, &fn);		if it may matter
     try { fn (args); }
     on unwinding, by NEWER: { __defer_left (running, NEWER); the next landing pad }
     ...
     if (__defer_returns (running)) return;	behind the last of them
     resume unwinding

   A deferred block in which `recover ()' stands calls __defer_recover (running).
   A function in which it stands asks for RUNNING at its entry:

     running = __defer_entered (&this function);

   and gets what the landing pad that has just called it left for it; its helpers,
   and the same function called by others, get NULL.  That needs no comparison
   of frames, and so holds when functions are inlined, copied or tail-called.

   The states of a panic:

		  panic ()
		     |
		     v	    __defer_recover	       __defer_calling
		  RUNNING ------------------> RECOVERED ----------> RETURNING
		     |			       |     |		       |   |
	__defer_left |		  __defer_left |     | __defer_returns |   |
		     v			       v     `---------. .-----'   |
		  replaced	 replaced, [recovered]	       v v	   |
						       the function returns|
							     freed <-------'
							      __defer_left

   RECOVERED lasts as long as the deferred call that recovered; a panic in that
   call replaces the recovered one.  In RETURNING the remaining calls of the scope
   run as on a normal return; a panic in one of them has nothing to do with the
   one that was recovered.  A replaced panic belongs to the one that replaced
   it.  End of the stack in RUNNING: the process reports and ends (report.c).

   When the exit of a thread was running the call that a panic has left, the
   panic remembers it, and the exit goes on where that panic, or one that
   replaced it, is recovered.  */

#include "runtime.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the landing pad that is about to make a call leaves for the callee.  */
static _Thread_local struct
{
  struct _Unwind_Exception *running;
  const void *fn;
} calling __attribute__ ((tls_model ("initial-exec")));

/* Present in a program with C++: std::terminate.  */
extern void terminate (void) __asm__ ("_ZSt9terminatev") __attribute__ ((weak));

/* Set the message of P.  Where the heap is exhausted it is cut off.  */

static void
set_message (struct panic *p, const char *format, va_list args)
{
  /* Most messages are no formats, and printf is slower than all the rest.  */
  size_t plain = strcspn (format, "%");
  if (!format[plain] && plain < sizeof p->text)
    {
      memcpy (p->text, format, plain + 1);
      return;
    }

  va_list again;
  va_copy (again, args);
  int length = vsnprintf (p->text, sizeof p->text, format, args);
  if (length >= (int) sizeof p->text)
    {
      char *text = malloc ((size_t) length + 1);
      if (text)
	{
	  vsnprintf (text, (size_t) length + 1, format, again);
	  p->seen.message = text;
	}
    }
  va_end (again);
}

static void __attribute__ ((format (printf, 2, 3)))
set_message_to (struct panic *p, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  set_message (p, format, args);
  va_end (args);
}

static _Noreturn void
raise_panic (struct panic *p, uintptr_t at)
{
  p->raised_at = at;
  if (defer_abort_wanted_p ())
    defer_report_and_abort (p);
  defer_unwind (p);
}

#ifdef __arm__
/* Bit 0 says that it is code of Thumb.  */
# define RAISED_BY_CALLER ((uintptr_t) __builtin_return_address (0) & -2)
#else
# define RAISED_BY_CALLER \
  (uintptr_t) __builtin_extract_return_addr (__builtin_return_address (0))
#endif

void
defer_panic (const char *format, ...)
{
  struct panic *p = defer_new_panic ();
  va_list args;
  va_start (args, format);
  set_message (p, format, args);
  va_end (args);
  raise_panic (p, RAISED_BY_CALLER);
}

void
defer_panic_value (void *value, const char *format, ...)
{
  struct panic *p = defer_new_panic ();
  p->seen.kind = DEFER_PANIC_VALUE;
  p->seen.value = value;
  va_list args;
  va_start (args, format);
  set_message (p, format, args);
  va_end (args);
  raise_panic (p, RAISED_BY_CALLER);
}

/* The new panic has the frames of the old one, and goes on noting them where
   that was recovered.  */

void
defer_repanic (const struct defer_panic *panic)
{
  struct panic *old = (struct panic *) panic, *p = defer_new_panic ();
  p->seen.kind = old->seen.kind;
  p->seen.value = old->seen.value;
  p->seen.signo = old->seen.signo;
  p->seen.address = old->seen.address;
  p->code = old->code;
  p->repanicked = true;
  p->origin = old;
  p->trace = old->trace;
  set_message_to (p, "%s", old->seen.message);
  raise_panic (p, old->raised_at);
}

/* Return what the signal SIGNO with the si_code CODE is about.  */

static const char *
fault_text (int signo, int code)
{
  switch (signo)
    {
    case SIGSEGV:
      return "invalid memory address or null pointer dereference";
    case SIGBUS:
      return "bus error";
    case SIGFPE:
      return code == FPE_INTDIV ? "integer divide by zero"
				: "floating point error";
    default:
      return "illegal instruction";
    }
}

/* Panic because of the signal SIGNO with the si_code CODE, about ADDRESS, raised
   by the instruction at PC.  */

void
defer_raise_fault (int signo, int code, const void *address, uintptr_t pc)
{
  struct panic *p = defer_new_panic ();
  p->seen.kind = DEFER_PANIC_FAULT;
  p->seen.signo = signo;
  p->seen.address = address;
  p->code = code;
  set_message_to (p, "runtime error: %s", fault_text (signo, code));
  raise_panic (p, pc);
}

/* The chain of the caller has found no room for a record, and has made the
   call.  */

void
__defer_chain_exhausted (void)
{
  struct panic *p = defer_new_panic ();
  set_message_to (p, "defer: out of memory");
  raise_panic (p, RAISED_BY_CALLER);
}

/* RUNNING is about to run a deferred call: of FN, or a block if that is NULL.
   The call before it has ended.  */

void
__defer_calling (struct _Unwind_Exception *running, const void *fn)
{
  struct panic *p = defer_panic_of (running);
  calling.running = p ? running : NULL;
  calling.fn = fn;
  if (!p)
    return;
  defer_trace_landed (&p->trace, (uintptr_t) __builtin_dwarf_cfa ());
  if (p->state == PANIC_RECOVERED)
    p->state = PANIC_RETURNING;
}

/* FN has been entered.  Return what is running it as a deferred call, if
   anything is.  */

struct _Unwind_Exception *
__defer_entered (const void *fn)
{
  struct _Unwind_Exception *running = calling.running;
  if (!running || calling.fn != fn)
    return NULL;
  calling.running = NULL;
  return running;
}

/* Recover from RUNNING, if that is a panic nobody has recovered.  Return what
   the program sees of it, or NULL.  */

const struct defer_panic *
__defer_recover (struct _Unwind_Exception *running)
{
  struct panic *p = running ? defer_panic_of (running) : NULL;
  if (!p || p->state != PANIC_RUNNING)
    return NULL;
  defer_trace_landed (&p->trace, (uintptr_t) __builtin_dwarf_cfa ());
  p->state = PANIC_RECOVERED;
  return &p->seen;
}

/* Outside of deferred calls nothing can be recovered.  */

const struct defer_panic *
defer_recover (void)
{
  return NULL;
}

DEFER_ENTRY extern __typeof__ (defer_recover) __recover
  __attribute__ ((alias ("defer_recover"), nothrow));

/* NEWER replaces OLDER, which was running the call that NEWER has left.  */

static void
replace (struct panic *older, struct panic *newer)
{
  struct panic *link = older, *oldest = older->oldest;
  if (!newer->interrupted)
    newer->interrupted = older->interrupted;
  if (newer->origin == older)
    {
      /* The same panic, again.  */
      link = (struct panic *) older->seen.replaced;
      older->seen.replaced = NULL;
      newer->origin = NULL;
      defer_free_panic (older);
    }
  else if (older->state == PANIC_RETURNING)
    {
      link = NULL;
      defer_free_panic (older);
    }
  if (link)
    {
      newer->oldest->seen.replaced = &link->seen;
      newer->oldest = oldest;
    }
}

/* NEWER has left a deferred call that RUNNING was running.  */

void
__defer_left (struct _Unwind_Exception *running,
	      struct _Unwind_Exception *newer)
{
  struct panic *older = defer_panic_of (running), *p = defer_panic_of (newer);
  if (running == newer)
    return;
  defer_propagate_newer (running, newer);
  if (older && p)
    replace (older, p);
  else if (older)
    defer_free_panic (older);
  else if (p && defer_thread_exit_p (running))
    p->interrupted = running;
  else if (!p && defer_cxx_exception_p (running)
	   && defer_cxx_exception_p (newer))
    terminate ();
  else if (!defer_thread_exit_p (running))
    defer_drop_exception (running, p);
}

/* The function that has recovered from P returns; if the exit of a thread was
   cut short there, that goes on instead.  */

int
defer_end_panic (struct panic *p)
{
  struct _Unwind_Exception *interrupted = p->interrupted;
  defer_propagated (p);
  defer_free_panic (p);
  if (interrupted)
    defer_resume_exit (interrupted);
  return 1;
}

/* FUNCTION, which has recovered, has no value to return.  */

void
__defer_cannot_return (const char *function)
{
  defer_fatal ("%s cannot return after a panic was recovered: "
	       "it has no value to return", function);
}
