/* <defer.h>: Go's defer for C and C++, compiled by the GCC plugin `defer'.
   SPDX-License-Identifier: MIT

   This header is the manual of the language as far as a program's text
   goes; defer(7) numbers the rules.

     defer fn (args);      Call fn (args) when this function exits.  fn and
			   args are evaluated now, exactly as a call here
			   would evaluate them; the result is discarded.
     defer { ... }	   Run the block when this function exits.  It sees
			   variables as they are then.
     __defer (fn, args);   The first form as a builtin of the plugin; needs
			   no header.

   Deferred calls run last in, first out, one for every time that control
   passed the defer, on every way out of the function: return, the end of
   the body, a C++ exception, pthread_exit, cancellation.  They do not run on
   exit, _Exit, abort, execve, a fatal signal or a longjmp past the function.

     defer_result (type, name) = init;

   at the outermost level of a function names its result: `return e;' assigns
   e to NAME, then the deferred calls run and may change it, then NAME is
   returned, also where control falls off the end.

   Threads: deferred calls belong to their call frame, and so to the thread or
   coroutine that runs it.  Nothing here has global state.

   Define DEFER_NO_KEYWORDS before the inclusion to keep the word `defer' for
   yourself; DEFER and the defer_ names remain.  */

#ifndef DEFER_H
#define DEFER_H

#ifdef __STDC_VERSION_STDDEFER_H__
# error "<defer.h> and <stddefer.h> give 'defer' two meanings; include one of them"
#endif

#ifdef __DEFER__

/* A prefix that takes exactly one statement and leaves no dangling else.  As
   DEFER is expanded the plugin looks whether a brace follows and continues
   with __DEFER_BLOCK or with __DEFER_CALL.  */
# define DEFER __DEFER_UNDECIDED
# define __DEFER_LATER __DEFER_UNDECIDED
# define __DEFER_UNDECIDED while (__defer_undecided ())
# define __DEFER_BLOCK while (__defer_block ())
# define __DEFER_CALL while (__defer_call ())
# define __DEFER_OTHER while (__defer_other ())
# define defer_result(type, name) \
  type name __attribute__ ((__defer_result__))

#elif defined __clang__ || defined __clang_analyzer__ \
  || defined __cppcheck__ || defined __COVERITY__ || defined __CDT_PARSER__ \
  || defined __INTELLISENSE__

/* Tools that only read the program: enough to parse and to type-check it.  */
# define DEFER if (1)
# define defer_result(type, name) type name

#else
# error "compile with -fplugin=defer"
#endif

#ifndef DEFER_NO_KEYWORDS
# define defer DEFER
#endif

#endif /* DEFER_H */
