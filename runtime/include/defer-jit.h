/* <defer-jit.h>: defer for functions that are generated with libgccjit.
   SPDX-License-Identifier: MIT

   libgccjit can load no plugin.  This library gives the functions that a
   program builds with it the deferred calls that <defer.h> gives to functions
   in C: last in, first out, one for every time that control passed the place;
   on return, on a panic, on a C++ exception, on pthread_exit and cancellation,
   in order with those of the compiled functions around.

     defer_jit *d = defer_jit_begin (ctxt, function, entry);
     defer_jit_call (d, entry, NULL, fclose_fn, 1, &file, DEFER_JIT_ONCE);
     ...
     defer_jit_return (d, last, NULL, value);
     const char *wrong = defer_jit_end (d);

   A panic is raised in generated code by a call of `defer_panic', a function
   to import, and recovered by a deferred call of a function in C in which
   `recover ()' stands, or of a generated one with defer_jit_handler.  The
   generated function that deferred the call runs the rest of its deferred
   calls and returns zero, whatever its type, also where it was returning
   something else.

   Errors are reported as libgccjit reports those of its own functions: on
   standard error, and by gcc_jit_context_get_first_error; the context will not
   compile.  The functions here may be called after an error, as those may.

   Threads: a context belongs to one thread at a time, and so does what is built
   in it.  The compiled code may run in any number.

   The generated code refers to functions of libdefer-jit and libdefer by name,
   as it does to any function that it imports: link the program with both of
   them as shared libraries.  x86-64 and libgccjit of GCC 12 or newer.  */

#ifndef DEFER_JIT_H
#define DEFER_JIT_H

#include <libgccjit.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The deferred calls of one function, from defer_jit_begin to
   defer_jit_end.  */
typedef struct defer_jit defer_jit;

/* How many times control may pass a place where a call is deferred, each time
   that the function is called.  */
enum defer_jit_times
{
  /* At most once.  This is a promise: if control passes again, both calls have
     the arguments of the second time.  */
  DEFER_JIT_ONCE,
  /* Any number of times.  */
  DEFER_JIT_MANY
};

/* FUNCTION, of CTXT, defers calls.  ENTRY is its first block, to which nothing
   has been added and no other block jumps; add to it, and to others,
   afterwards.  CTXT gets the command line option
   -fno-reorder-blocks-and-partition, and FUNCTION is not inlined.  Returns what
   the other functions want, or NULL after an error.  */
extern defer_jit *defer_jit_begin (gcc_jit_context *ctxt,
				   gcc_jit_function *function,
				   gcc_jit_block *entry);

/* At the end of AT, a block of the function, as yet: defer a call of CALLEE
   with the NARGS arguments ARGS, which are evaluated there, in this order, and
   otherwise checked as gcc_jit_context_new_call checks them.  ARGS remains the
   caller's; so do the strings of LOC, which may be NULL.  */
extern void defer_jit_call (defer_jit *d, gcc_jit_block *at,
			    gcc_jit_location *loc, gcc_jit_function *callee,
			    int nargs, gcc_jit_rvalue **args,
			    enum defer_jit_times times);

/* The same, for the function that FN_PTR points to there.  */
extern void defer_jit_call_ptr (defer_jit *d, gcc_jit_block *at,
				gcc_jit_location *loc, gcc_jit_rvalue *fn_ptr,
				int nargs, gcc_jit_rvalue **args,
				enum defer_jit_times times);

/* End AT: evaluate VALUE, run the deferred calls, return it.  VALUE is NULL in
   a function that returns void.  To be used for every return of the function;
   gcc_jit_block_end_with_return runs no deferred calls.  */
extern void defer_jit_return (defer_jit *d, gcc_jit_block *at,
			      gcc_jit_location *loc, gcc_jit_rvalue *value);

/* The function is complete; frees D.  A context with a function for which this
   has not been called does not compile.  Returns NULL, or the first error there
   was in the context, which is valid as long as that.  */
extern const char *defer_jit_end (defer_jit *d);

/* FUNCTION, of CTXT, will be deferred, and may recover.  ENTRY is as for
   defer_jit_begin, which comes after this if FUNCTION defers calls, too.
   Returns what defer_jit_recover wants, or NULL after an error.  */
extern gcc_jit_lvalue *defer_jit_handler (gcc_jit_context *ctxt,
					  gcc_jit_function *function,
					  gcc_jit_block *entry);

/* Return the value, of type void *, that `recover ()' has at the place in
   HANDLER where it is used: the const struct defer_panic * of the panic that
   has called the function as a deferred call, and stops here, or NULL.  */
extern gcc_jit_rvalue *defer_jit_recover (gcc_jit_context *ctxt,
					  gcc_jit_location *loc,
					  gcc_jit_lvalue *handler);

#ifdef __cplusplus
}
#endif

#endif /* DEFER_JIT_H */
