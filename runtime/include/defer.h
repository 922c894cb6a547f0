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
   the body, a panic, a C++ exception, pthread_exit, cancellation.  They do not
   run on exit, _Exit, abort, execve, a fatal signal or a longjmp past the
   function.

     defer_result (type, name) = init;

   at the outermost level of a function names its result: `return e;' assigns
   e to NAME, then the deferred calls run and may change it, then NAME is
   returned, also where control falls off the end.

     panic (format, ...);	  Run the deferred calls of every function on
				  this thread's stack, innermost first.  If none
				  of them recovers, report and exit.
     p = recover ();		  Called directly by a deferred call that a panic
				  runs: stop the panic, and return it.  Anywhere
				  else: NULL.

   After that the function that deferred the call returns to its caller.

   Threads: deferred calls belong to their call frame, and so to the thread or
   coroutine that runs it; panics belong to their thread.

   Define DEFER_NO_KEYWORDS before the inclusion to keep the short words for
   yourself; DEFER and the defer_ names remain.

   Tools that only read programs are known by their macros and get definitions
   that parse and type-check; DEFER_READ_ONLY gives them to any other.  With
   DEFER_BLOCK_SCOPE a compiler that has the `_Defer' of ISO/IEC TS 25755 takes
   its place where the plugin is not loaded: the statement then runs at the end
   of the enclosing block and reads its arguments there, and there are no named
   results and no panics, with the plugin either.

   Code that panics is linked with libdefer (-ldefer).  Unwinding follows the
   Itanium C++ ABI, Level I; on 32-bit ARM its EHABI.  */

#ifndef DEFER_H
#define DEFER_H

#if defined __STDC_VERSION_STDDEFER_H__ && !defined DEFER_NO_KEYWORDS
# error "<defer.h> and <stddefer.h> give 'defer' two meanings; include one of them"
# undef defer
#endif

#if defined DEFER_READ_ONLY || defined __cppcheck__ || defined __COVERITY__ \
  || defined __CDT_PARSER__ || defined __INTELLISENSE__ \
  || defined __JETBRAINS_IDE__ \
  || (defined __clang__ \
      && !(defined DEFER_BLOCK_SCOPE && defined __STDC_DEFER_TS25755__))

/* Tools that only read the program, and may define __DEFER__ as the compiler
   does.  They cannot know when the statement runs; so to an analyzer a defer
   ends the path, with a function that does not return.  No library has it: what
   Clang compiles like that cannot be linked.  */
# ifdef __cplusplus
extern "C"
# endif
# if defined __clang__ && !defined __cppcheck__
__attribute__ ((__analyzer_noreturn__))
# else
__attribute__ ((__noreturn__))
# endif
int __defer_needs_gcc_with_fplugin_defer (void);
# if defined __clang_analyzer__ && !defined __cppcheck__
/* It wants to see that the statement uses variables.  */
#  define DEFER while (__defer_needs_gcc_with_fplugin_defer ())
# else
/* The statement may use variables that are set later.  */
#  define DEFER for (__defer_needs_gcc_with_fplugin_defer (); 0;)
# endif
# define __defer(...) \
  (0 ? (void) __DEFER_SELECT (__VA_ARGS__, __DEFER_SOME, __DEFER_SOME, \
			      __DEFER_SOME, __DEFER_SOME, __DEFER_SOME, \
			      __DEFER_SOME, __DEFER_SOME, __DEFER_SOME, \
			      __DEFER_NONE, 0) (__VA_ARGS__) \
   : (void) __defer_needs_gcc_with_fplugin_defer ())
# define __DEFER_SELECT(a, b, c, d, e, f, g, h, i, which, ...) which
# define __DEFER_NONE(function) (function) ()
# define __DEFER_SOME(function, ...) (function) (__VA_ARGS__)
/* The statements that read the result come before those that set it, and
   falling off the end returns it.  */
# ifdef __cppcheck__
#  define defer_result(type, name) static type name
# elif defined __clang__
#  define defer_result(type, name) \
  _Pragma ("clang diagnostic ignored \"-Wreturn-type\"") \
  type name __attribute__ ((__unused__))
# else
#  define defer_result(type, name) type name __attribute__ ((__unused__))
# endif

#elif !defined __GNUC__
# error "compile with GCC and -fplugin=defer"

#elif defined __DEFER__

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

#elif defined DEFER_BLOCK_SCOPE
# ifndef __STDC_DEFER_TS25755__
#  error "DEFER_BLOCK_SCOPE needs the '_Defer' of ISO/IEC TS 25755"
# endif
# define DEFER _Defer

#else
# error "compile with -fplugin=defer"
#endif

#ifndef DEFER_BLOCK_SCOPE

#ifdef __cplusplus
/* `struct defer_panic' and the function of that name do not get in each other's
   way.  */
# ifdef __GNUC__
#  pragma GCC diagnostic push
#  pragma GCC diagnostic ignored "-Wshadow"
# endif
extern "C" {
#endif

enum defer_panic_kind
{
  DEFER_PANIC_MESSAGE,		/* by panic () */
  DEFER_PANIC_VALUE,		/* by panic_value () */
  DEFER_PANIC_FAULT		/* by the hardware: see defer_catch_faults */
};

/* A panic.  It belongs to the runtime, and is valid until the deferred call
   that recovered it has ended: copy what you keep.  In C++, too, it is called
   `struct defer_panic'; without `struct' that is the function.  */

struct defer_panic
{
  enum defer_panic_kind kind;
  /* What was formatted; never NULL.  */
  const char *message;
  /* The first argument of panic_value, otherwise NULL.  */
  void *value;
  /* The signal of a fault, and the address that it was about.  */
  int signo;
  const void *address;
  /* The panic that this one cut short, or NULL.  */
  const struct defer_panic *replaced;
};

/* Raise a panic whose message is formatted as by printf.  Does not return: the
   deferred calls on this thread's stack run, and if none of them recovers,
   `panic: MESSAGE' and the frames are printed on standard error, and the
   process exits with status 2.  May be called with the heap exhausted, and
   while other panics are running.  Not async-signal-safe, as vsnprintf is not;
   from the handler of a signal that was raised synchronously it works.  */
extern void defer_panic (const char *format, ...)
  __attribute__ ((__noreturn__, __cold__, __format__ (__printf__, 1, 2)));

/* The same, and VALUE goes with it; what that points to remains the
   caller's.  */
extern void defer_panic_value (void *value, const char *format, ...)
  __attribute__ ((__noreturn__, __cold__, __format__ (__printf__, 2, 3)));

/* Raise PANIC again, which the deferred call that is running has recovered.  */
extern void defer_repanic (const struct defer_panic *panic)
  __attribute__ ((__noreturn__, __cold__, __nonnull__));

/* Called directly by a deferred call that a panic is running, in a deferred
   block or in the body of a function that was itself deferred: stop that panic
   and return it.  Returns NULL and does nothing anywhere else, and for any
   other kind of unwinding.  The function that deferred the call then runs the
   rest of its deferred calls and returns, with its named result, or the value
   that a return had already stored, or else zero.  */
extern const struct defer_panic *defer_recover (void)
  __attribute__ ((__nothrow__));

/* Have FN called, before the report, with a panic that nobody recovered.
   NULL: nothing is called.  Any thread may panic; FN is called once.  */
extern void defer_set_uncaught (void (*fn) (const struct defer_panic *))
  __attribute__ ((__nothrow__));

/* Write the frames of PANIC, which the deferred call that is running has
   recovered, to the file descriptor FD, as the report has them.  */
extern void defer_print_stack (const struct defer_panic *panic, int fd)
  __attribute__ ((__nonnull__));

/* Make panics of SIGSEGV, SIGBUS, SIGFPE and SIGILL that code compiled with
   -fplugin-arg-defer-faults raises.  Once per process; installs handlers for
   these signals, which pass all others on to what was there before.  Gives the
   calling thread its alternate stack.  Returns 0, or -1 with errno.  */
extern int defer_catch_faults (void) __attribute__ ((__nothrow__));

/* Give the calling thread an alternate stack for the handlers, which is freed
   when the thread ends.  Returns 0, or -1 with errno.  */
extern int defer_thread_faults (void) __attribute__ ((__nothrow__));

#ifdef __cplusplus
}
# ifdef __GNUC__
#  pragma GCC diagnostic pop
# endif
#endif

#endif /* !DEFER_BLOCK_SCOPE */

#ifndef DEFER_NO_KEYWORDS
# define defer DEFER
/* GCC reports what is wrong with a use of these where the program has it, not
   here.  */
# ifdef __GNUC__
#  pragma GCC system_header
# endif
# ifndef DEFER_BLOCK_SCOPE
#  define panic defer_panic
#  define panic_value defer_panic_value
#  define repanic defer_repanic
#  define recover defer_recover
# endif
#endif

#endif /* DEFER_H */
