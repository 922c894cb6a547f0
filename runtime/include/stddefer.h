/* <stddefer.h>: the defer of ISO/IEC TS 25755 for C, and as an extension for
   C++, compiled by the GCC plugin `defer'.
   SPDX-License-Identifier: MIT

     defer statement	   Run the statement when the enclosing block ends, on
			   whichever way: at its end, by return, goto, break or
			   continue.

   `defer' is a macro for the keyword `_Defer', which needs no header.  Section 6
   of defer(7) has the rules; in short:

   - The statements that a block has deferred run last in, first out.  One that
     control has not passed does not run.  The body of an `if' or of a loop is a
     block, with braces or without.
   - They see variables as they are when they run.
   - `return e;' evaluates and converts e first; what is deferred cannot change
     that.
   - What is deferred is one statement, without a label, and no declaration.  No
     return, goto, break or continue leaves it, and no jump enters it.
   - No jump enters the rest of the block, from before the defer or from outside.
     Jumping back to before the defer runs it.
   - longjmp, exit and other functions that do not return do not run it.

   Beyond the TS, unwinding runs it: a panic, a C++ exception, pthread_exit,
   cancellation.  In it `recover ()' of <defer.h> stops a panic, and the
   function returns.

   The `defer' of <defer.h> is another one, which belongs to the function: include
   one of the two, or define DEFER_NO_KEYWORDS before <defer.h>, which then leaves
   the word to this header.  `_Defer', `DEFER' and `__defer' can stand side by
   side.  */

#ifndef STDDEFER_H
#define STDDEFER_H

#if defined DEFER_H && defined defer
# error "<defer.h> and <stddefer.h> give 'defer' two meanings; include one of them"
# undef defer
#endif

#define __STDC_VERSION_STDDEFER_H__ 202602L

#ifndef __STDC_DEFER_TS25755__
# if defined DEFER_READ_ONLY || defined __clang__ || defined __cppcheck__ \
  || defined __COVERITY__ || defined __CDT_PARSER__ \
  || defined __INTELLISENSE__ || defined __JETBRAINS_IDE__
/* Tools that only read the program.  They cannot know when the statement runs;
   so to an analyzer a defer ends the path, as in <defer.h>.  No library has the
   function.  */
#  ifdef __cplusplus
extern "C"
#  endif
#  if defined __clang__ && !defined __cppcheck__
__attribute__ ((__analyzer_noreturn__))
#  else
__attribute__ ((__noreturn__))
#  endif
int __defer_needs_gcc_with_fplugin_defer (void);
#  define _Defer while (__defer_needs_gcc_with_fplugin_defer ())
# else
#  error "compile with -fplugin=defer"
# endif
#endif

#define defer _Defer

#endif /* STDDEFER_H */
