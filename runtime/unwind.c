/* Unwinding: the only file that talks to the unwinder.
   SPDX-License-Identifier: MIT

   A panic is a forced unwind, Itanium C++ ABI, Level I, section 1.6.2.  It needs
   no handler to be found first, enters every landing pad on its way, and tells
   at the end of the stack that nobody has recovered.  A landing pad ends it by
   not resuming.  */

#include "runtime.h"

/* Present in a program with C++.  */
extern void *__cxa_begin_catch (void *exception) __attribute__ ((weak));
extern void __cxa_end_catch (void) __attribute__ ((weak));

/* Is EXCEPTION one of GNU C++, be it a copy by std::rethrow_exception?  */

bool
defer_cxx_exception_p (const struct _Unwind_Exception *exception)
{
#ifdef __ARM_EABI_UNWINDER__
  return !memcmp (exception->exception_class, "GNUCC++", 7);
#else
  return exception->exception_class >> 8 == UINT64_C (0x474e5543432b2b);
#endif
}

/* Is EXCEPTION the exit of a thread?  glibc gives it no class.  */

bool
defer_thread_exit_p (const struct _Unwind_Exception *exception)
{
  static const char none[8];
#ifdef __ARM_EABI_UNWINDER__
  /* But a personality may have.  */
  if (!memcmp (exception->exception_class, "GNUCFOR", 8))
    return true;
#endif
  return !memcmp (&exception->exception_class, none, sizeof none);
}

/* Forget the foreign EXCEPTION, which was running a deferred call that has been
   left; by the panic NEWER if that is not NULL.  */

void
defer_drop_exception (struct _Unwind_Exception *exception, struct panic *newer)
{
  if (defer_cxx_exception_p (exception) && __cxa_begin_catch)
    {
      /* It no longer counts as uncaught.  */
      __cxa_begin_catch (exception);
      __cxa_end_catch ();
      if (newer && newer->uncaught > 0)
	newer->uncaught--;
    }
  else
    _Unwind_DeleteException (exception);
}

/* Go on with the exit of this thread that a panic had cut short.  */

void
defer_resume_exit (struct _Unwind_Exception *exception)
{
  _Unwind_Resume_or_Rethrow (exception);
  defer_fatal ("cannot go on with the exit of the thread");
}

/* Called for every frame.  PARAMETER is the panic.  */

static _Unwind_Reason_Code
stop (int version, _Unwind_Action actions, _Unwind_Exception_Class class,
      struct _Unwind_Exception *exception, struct _Unwind_Context *context,
      void *parameter)
{
  struct panic *p = parameter;
  (void) version, (void) class, (void) exception;

#ifdef __ARM_EABI_UNWINDER__
  /* The personality of C++, which has just been called, makes it another where
     there is a handler.  */
  memcpy (exception->exception_class, panic_class, sizeof panic_class);
#endif
  if (actions & _UA_END_OF_STACK)
    defer_uncaught (p, _Unwind_GetIP (context));
  /* A handler of C++ that rethrows a panic counts it, and none takes that
     back.  */
  if (__cxa_get_globals)
    __cxa_get_globals ()->uncaught = p->uncaught;
  /* The frames of the runtime are not the program's.  */
  if (p->trace.count > 0 || _Unwind_GetIP (context) == p->raised_at)
    defer_trace_note (&p->trace, context);
  return _URC_NO_REASON;
}

/* Somebody outside has caught a panic, as `catch (...)' does: that counts as
   recovering.  */

static void
caught (_Unwind_Reason_Code reason, struct _Unwind_Exception *exception)
{
  struct panic *p = defer_panic_of (exception);
  struct _Unwind_Exception *interrupted = p->interrupted;
  (void) reason;

  defer_propagated (p);
  defer_free_panic (p);
  if (interrupted)
    defer_resume_exit (interrupted);
}

/* Run the deferred calls of this thread's stack for P.  */

void
defer_unwind (struct panic *p)
{
  memset (&p->exception, 0, sizeof p->exception);
  memcpy (&p->exception.exception_class, panic_class, sizeof panic_class);
  p->exception.exception_cleanup = caught;
#ifndef __ARM_EABI_UNWINDER__
  /* What _Unwind_ForcedUnwind leaves for _Unwind_Resume.  */
  p->exception.private_1 = (uintptr_t) stop;
  p->exception.private_2 = (uintptr_t) p;
#endif
  p->uncaught = __cxa_get_globals ? __cxa_get_globals ()->uncaught : 0;
  defer_propagate (p);
  defer_leave_frames ();
  defer_walk (p);
}

/* Have libgcc run P, from the caller on.  */

void
defer_unwind_slowly (struct panic *p)
{
  _Unwind_ForcedUnwind (&p->exception, stop, p);
  /* The tables of a frame are unusable.  */
  defer_uncaught (p, p->raised_at);
}
