/* C++ on the exception handling ABI of 32-bit Arm.
   SPDX-License-Identifier: MIT

   There landing pads do not resume what came to them, but what GNU C++ remembers,
   for each thread, as being propagated: __cxa_begin_cleanup, called by the
   personality, remembers it, and __cxa_end_cleanup, at the end of the pad, takes it
   back and resumes it.  Exceptions of C++ make a stack of it:

     propagating --> newest --> ... --> oldest

   What is none of C++, as a panic, can only be alone there; std::terminate is called
   otherwise.  And a pad that returns, because the panic was recovered, takes
   nothing back.

   So each panic takes with it what it has found there, and puts that back when
   it ends; what was left, it forgets.  The exit of a thread does not: it
   terminates in C++ that a panic runs.  And a deferred call that a panic runs
   must not switch to another stack, on which panics come and go.  */

#include "runtime.h"

#ifdef __ARM_EABI_UNWINDER__

/* What stands before an exception of GNU C++.  */
struct cxx_header
{
  void *other[6];
  struct cxx_header *next;
  int propagations;
  struct _Unwind_Exception exception[];
};

static struct cxx_header *
header_of (struct _Unwind_Exception *exception)
{
  return (struct cxx_header *) ((char *) exception
				- offsetof (struct cxx_header, exception));
}

/* Take EXCEPTION from *TOP, if it is there.  Return whether it was.  */

static bool
take (struct cxx_header **top, struct _Unwind_Exception *exception)
{
  struct cxx_header *header = header_of (exception);

  if (*top != header)
    return false;
  *top = NULL;
  if (defer_cxx_exception_p (exception))
    {
      header->propagations--;
      *top = header->next;
    }
  return true;
}

/* Put EXCEPTION on *TOP.  */

static void
put (struct cxx_header **top, struct _Unwind_Exception *exception)
{
  struct cxx_header *header = header_of (exception);

  if (defer_cxx_exception_p (exception))
    {
      header->propagations++;
      header->next = *top;
    }
  *top = header;
}

/* P is raised.  */

void
defer_propagate (struct panic *p)
{
  if (!__cxa_get_globals)
    return;
  struct cxx_globals *globals = __cxa_get_globals ();
  p->propagating = globals->propagating;
  globals->propagating = NULL;
}

/* P was recovered, and ends: in a handler of C++ perhaps because something else
   leaves that, which P's is put below then.  */

void
defer_propagated (struct panic *p)
{
  if (!__cxa_get_globals)
    return;
  struct cxx_header **place = &__cxa_get_globals ()->propagating;
  take (place, &p->exception);
  if (*place)
    {
      struct _Unwind_Exception *leaves = (*place)->exception;
      struct panic *newer = defer_panic_of (leaves);
      if (newer)
	place = &newer->propagating;
      else if (defer_cxx_exception_p (leaves))
	place = &(*place)->next;
    }
  if (!*place)
    *place = p->propagating;
}

/* NEWER has left a deferred call that RUNNING was running, and came to a pad of
   its function.  */

void
defer_propagate_newer (struct _Unwind_Exception *running,
		       struct _Unwind_Exception *newer)
{
  if (!__cxa_get_globals)
    return;
  struct cxx_globals *globals = __cxa_get_globals ();
  struct panic *older = defer_panic_of (running), *p = defer_panic_of (newer);
  /* No pad of C has it.  */
  bool there = take (&globals->propagating, newer);
  struct cxx_header **top = p ? &p->propagating : &globals->propagating;

  if (older)
    *top = older->propagating;
  else
    take (top, running);
  if (there)
    put (&globals->propagating, newer);
}

#endif
