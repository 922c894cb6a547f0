/* The end of a program whose heap is exhausted.
   SPDX-License-Identifier: MIT

   A defer that found no room for its record has made its call at once.  What
   is left is to run every other deferred call on this thread's stack, which
   forced unwinding does without allocating memory, and to say why the program
   ends.  Follows the Itanium C++ ABI, Level I, section 1.6.2.  */

#include "runtime.h"

#include <string.h>
#include <unistd.h>
#include <unwind.h>

static void
finish (void)
{
  static const char text[] = "panic: defer: out of memory\n";
  ssize_t written = write (STDERR_FILENO, text, sizeof text - 1);
  (void) written;
  _exit (2);
}

static _Unwind_Reason_Code
stop (int version, _Unwind_Action actions, _Unwind_Exception_Class class,
      struct _Unwind_Exception *exception, struct _Unwind_Context *context,
      void *parameter)
{
  (void) version, (void) class, (void) exception, (void) context;
  (void) parameter;
  if (actions & _UA_END_OF_STACK)
    finish ();
  return _URC_NO_REASON;
}

/* Run the deferred calls that are pending on this thread's stack, report that
   the heap is exhausted, and exit with status 2.  Called by generated code.  */

void
__defer_chain_exhausted (void)
{
  static _Thread_local struct _Unwind_Exception exception;

  memset (&exception, 0, sizeof exception);
  memcpy (&exception.exception_class, "DEFRC\0\0", 8);
  _Unwind_ForcedUnwind (&exception, stop, NULL);
  /* A frame without tables stopped the walk.  */
  finish ();
  __builtin_unreachable ();
}
