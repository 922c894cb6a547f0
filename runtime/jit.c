/* Building functions with deferred calls through libgccjit.
   SPDX-License-Identifier: MIT

   What becomes of a function F that defers g (x) once and h (y) any number of
   times and returns e:

     T f (...)
     {
       struct jit_frame defer;
       defer.pending = 0;  defer.chain.top = NULL;
       known = 0;
       asm: the table of F is here: where DEFER is, f__deferred, f__zero
       ...
       args1.x = x;				  ONCE: open-coded
       known |= 1;				  see jit-defer.c
       byte 0 of defer.pending = 1;
       asm: where ARGS1 is
       ...
       args9.y = y;				  MANY: the runtime chain
       __defer_jit_push (&defer, f__deferred, 9, &args9, &args9 + 1, first);
       known |= KNOWN_CHAINED;
       ...
       result = e;				  return e
       if (defer.pending & JIT_LANDED)		  never, as nearly always
	 {
	   __defer_jit_rest (&defer);
	   return result;
	 }
       if (known & KNOWN_CHAINED)
	 __defer_jit_pop (&defer, f__deferred);
       if (known & 1)
	 {
	   known &= ~1;
	   byte 0 of defer.pending = 0;
	   g (args1.x);
	   if (known & KNOWN_CHAINED)
	     __defer_jit_pop (&defer, f__deferred);
	 }
       return result;
     }

     static void f__deferred (int site, void *args, running)
     {
       switch (site)
	 {
	 case 1:
	   if (running)
	     __defer_calling (running, &g);
	   g (((struct args1 *) args)->x);
	   return;
	 ...
	 }
     }

     static T f__zero (void) { return 0; }	  unless T is a plain type

   DEFER and the arguments have been shown to asm statements, so the compiler
   has them in memory whenever it calls what it does not know.  All else that
   the unwinder needs lies in tables: generated code has no exception regions,
   but each function has a personality routine and a language-specific data
   area, as those in C++ have, which the asm statements name in the assembly.
   So a frame is found by what it is, not by a list that a longjmp past it, a
   coroutine or another library's exception would leave in disorder, and a
   function in which nothing is deferred at run time pays for its frame pointer
   and for clearing two words.

   jit-unwind.c runs the deferred calls of a frame that is unwound.  Nothing of
   it happens in the function itself, whose code knows of no other way out than
   its returns: to go on after a recovery, the registers of the caller are
   restored as the frame's unwind table has them, and f__zero, or
   defer_jit_zero, returns there in F's place, in whatever manner a function of
   F's type returns.

   DEFER tells the unwinder what is pending, KNOWN the function itself, whose
   optimizers see through it: what each path has passed they mostly find out.
   In which order control comes to the places this library cannot know: it sees
   blocks, but no jumps; jit-defer.c says what becomes of a wrong one.  So a call
   costs the stores of its arguments and of two bytes, and a test of KNOWN where
   it is conditional.  KNOWN is wrong only when a deferred call that the unwinder
   has made goes back into F by longjmp; then JIT_LANDED has been set, and what is
   still pending is run as the unwinder would.

   What must hold for all this:

     the asm is in F, once	 F is not inlined: it calls alloca
     it is in all of F		 no part of F is moved to another section, as
				   those that call cold functions would be
     places in the frame are	 F has a frame pointer: it asks for its frame
       known by a register	   address
     the first block is not	 the caller's part
       jumped to  */

#include "jit-build.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* The name of a block that is ended last: libgccjit tells which block is
   not.  */
static const char unfinished[] = "defer_jit_end is missing";

/* Return a function of CTXT that is called PREFIX and then SUFFIX and takes
   PARAM_COUNT parameters, whose types follow.  */

gcc_jit_function *
defer_jit_new_function (gcc_jit_context *ctxt, enum gcc_jit_function_kind kind,
			gcc_jit_type *result, const char *prefix, const char *suffix,
			int param_count, ...)
{
  enum { MOST = 6 };
  gcc_jit_param *params[MOST];
  char name[512];
  va_list types;

  va_start (types, param_count);
  for (int i = 0; i < param_count; i++)
    params[i] = gcc_jit_context_new_param (ctxt, NULL,
					   va_arg (types, gcc_jit_type *), "x");
  va_end (types);
  snprintf (name, sizeof name, "%s%s", prefix, suffix);
  return gcc_jit_context_new_function (ctxt, NULL, kind, result, name,
				       param_count, params, 0);
}

/* Report that the caller has made the mistake TEXT. libgccjit adds no errors
   but its own to a context; it does complain of a field of type void, and says
   what it is called.  */

void
defer_jit_complain (gcc_jit_context *ctxt, gcc_jit_location *loc, const char *text)
{
  gcc_jit_type *nothing
    = ctxt ? gcc_jit_context_get_type (ctxt, GCC_JIT_TYPE_VOID) : NULL;
  gcc_jit_context_new_field (ctxt, loc, nothing, text);
}

/* May FUNCTION and its block ENTRY, of CTXT, be used by CALLER?  */

static bool
entry_p (gcc_jit_context *ctxt, gcc_jit_function *function,
	 gcc_jit_block *entry, const char *caller)
{
  char text[128];
  const char *what = NULL;

  if (!ctxt)
    what = "";
  else if (!function)
    what = "NULL function";
  else if (!entry)
    what = "NULL block";
  else if (gcc_jit_object_get_context (gcc_jit_function_as_object (function))
	   != ctxt)
    what = "the function is of another context";
  else if (gcc_jit_block_get_function (entry) != function)
    what = "the block is of another function";
  if (!what)
    return true;
  snprintf (text, sizeof text, "%s: %s", caller, what);
  defer_jit_complain (ctxt, NULL, text);
  return false;
}

/* Can D, used at AT for CALLER, go on?  */

static bool
usable_p (const defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
	  const char *caller)
{
  char text[128];

  if (!d || failed_p (d))
    return false;
  if (at && gcc_jit_block_get_function (at) == d->function)
    return true;
  snprintf (text, sizeof text, "%s: %s", caller,
	    at ? "the block is of another function" : "NULL block");
  defer_jit_complain (d->ctxt, loc, text);
  return false;
}

defer_jit *
defer_jit_begin (gcc_jit_context *ctxt, gcc_jit_function *function,
		 gcc_jit_block *entry)
{
  if (!entry_p (ctxt, function, entry, "defer_jit_begin"))
    return NULL;
  defer_jit *d = calloc (1, sizeof *d);
  if (!d)
    {
      defer_jit_complain (ctxt, NULL, "defer_jit_begin: out of memory");
      return NULL;
    }
  d->ctxt = ctxt;
  d->function = function;
  d->name = gcc_jit_object_get_debug_string
	      (gcc_jit_function_as_object (function));
  d->result_type
    = gcc_jit_type_unqualified (gcc_jit_function_get_return_type (function));
  d->run = defer_jit_new_function (ctxt, GCC_JIT_FUNCTION_INTERNAL,
				   type_of (d, GCC_JIT_TYPE_VOID), d->name, "__deferred",
				   3, type_of (d, GCC_JIT_TYPE_INT),
				   type_of (d, GCC_JIT_TYPE_VOID_PTR),
				   type_of (d, GCC_JIT_TYPE_VOID_PTR));
  d->run_entry = gcc_jit_function_new_block (d->run, unfinished);
  gcc_jit_context_add_command_line_option
    (ctxt, "-fno-reorder-blocks-and-partition");
  defer_jit_build_frame (d, entry);
  if (!failed_p (d))
    defer_jit_build_table (d, entry);
  return d;
}

/* Deferring.  */

static bool
times_p (const defer_jit *d, gcc_jit_location *loc, const char *caller,
	 enum defer_jit_times times)
{
  char text[128];

  if (times == DEFER_JIT_ONCE || times == DEFER_JIT_MANY)
    return true;
  snprintf (text, sizeof text, "%s: no such defer_jit_times", caller);
  defer_jit_complain (d->ctxt, loc, text);
  return false;
}

void
defer_jit_call (defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
		gcc_jit_function *callee, int nargs, gcc_jit_rvalue **args,
		enum defer_jit_times times)
{
  /* The call that is built here checks the arguments and is not used.  */
  if (usable_p (d, at, loc, "defer_jit_call")
      && times_p (d, loc, "defer_jit_call", times)
      && gcc_jit_context_new_call (d->ctxt, loc, callee, nargs, args))
    defer_jit_build_call (d, at, loc, callee, NULL, nargs, args, times);
}

void
defer_jit_call_ptr (defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
		    gcc_jit_rvalue *fn_ptr, int nargs, gcc_jit_rvalue **args,
		    enum defer_jit_times times)
{
  if (usable_p (d, at, loc, "defer_jit_call_ptr")
      && times_p (d, loc, "defer_jit_call_ptr", times)
      && gcc_jit_context_new_call_through_ptr (d->ctxt, loc, fn_ptr, nargs,
					       args))
    defer_jit_build_call (d, at, loc, NULL, fn_ptr, nargs, args, times);
}

/* Leaving.  */

void
defer_jit_return (defer_jit *d, gcc_jit_block *at, gcc_jit_location *loc,
		  gcc_jit_rvalue *value)
{
  if (!usable_p (d, at, loc, "defer_jit_return"))
    return;
  const bool nothing = d->result_type == type_of (d, GCC_JIT_TYPE_VOID);
  /* libgccjit finds the words for these.  */
  if (nothing && value)
    gcc_jit_block_end_with_return (at, loc, value);
  else if (!nothing && !value)
    gcc_jit_block_end_with_void_return (at, loc);
  else
    {
      if (!d->leave)
	{
	  d->leave = gcc_jit_function_new_block (d->function, unfinished);
	  if (!nothing)
	    d->result = gcc_jit_function_new_local (d->function, NULL,
						    d->result_type, "result");
	}
      if (value)
	gcc_jit_block_add_assignment (at, loc, d->result, value);
      gcc_jit_block_end_with_jump (at, loc, d->leave);
    }
}

const char *
defer_jit_end (defer_jit *d)
{
  if (!d)
    return "defer_jit_end: NULL defer_jit";
  if (!failed_p (d))
    {
      if (d->leave)
	defer_jit_build_leave (d);
      defer_jit_build_run (d);
    }
  const char *wrong = gcc_jit_context_get_first_error (d->ctxt);
  for (int i = 0; i < d->call_count; i++)
    free (d->calls[i].fields);
  free (d->calls);
  free (d);
  return wrong;
}

/* Recovering.  */

gcc_jit_lvalue *
defer_jit_handler (gcc_jit_context *ctxt, gcc_jit_function *function,
		   gcc_jit_block *entry)
{
  if (!entry_p (ctxt, function, entry, "defer_jit_handler"))
    return NULL;
  gcc_jit_type *pointer
    = gcc_jit_context_get_type (ctxt, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_function *entered
    = defer_jit_new_function (ctxt, GCC_JIT_FUNCTION_IMPORTED, pointer,
			      "__defer_entered", "", 1, pointer);
  gcc_jit_lvalue *handler
    = gcc_jit_function_new_local (function, NULL, pointer, "running");
  gcc_jit_rvalue *address
    = gcc_jit_context_new_cast (ctxt, NULL,
				gcc_jit_function_get_address (function, NULL),
				pointer);
  gcc_jit_block_add_assignment
    (entry, NULL, handler,
     gcc_jit_context_new_call (ctxt, NULL, entered, 1, &address));
  return handler;
}

gcc_jit_rvalue *
defer_jit_recover (gcc_jit_context *ctxt, gcc_jit_location *loc,
		   gcc_jit_lvalue *handler)
{
  if (!ctxt || !handler)
    {
      defer_jit_complain (ctxt, loc, "defer_jit_recover: NULL handler");
      return NULL;
    }
  gcc_jit_type *pointer
    = gcc_jit_context_get_type (ctxt, GCC_JIT_TYPE_VOID_PTR);
  gcc_jit_function *recover
    = defer_jit_new_function (ctxt, GCC_JIT_FUNCTION_IMPORTED, pointer,
			      "__defer_recover", "", 1, pointer);
  gcc_jit_rvalue *running = value_of (handler);
  return gcc_jit_context_new_call (ctxt, loc, recover, 1, &running);
}
