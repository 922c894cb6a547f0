/* Another stack.
   SPDX-License-Identifier: MIT

   glibc has contexts for that.  musl has none: there another process takes over,
   which shares all memory with this one, and this one waits for its end.  */

#include "runtime.h"

#ifdef __GLIBC__

#include <ucontext.h>

/* Call FN, which does not return, on the SIZE bytes at STACK.  Return if that
   cannot be done.  */

void
defer_run_on (void *stack, size_t size, void (*fn) (void))
{
  ucontext_t context;

  getcontext (&context);
  context.uc_stack.ss_sp = stack;
  context.uc_stack.ss_size = size;
  makecontext (&context, fn, 0);
  setcontext (&context);
}

#else

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static int
call (void *fn)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  (*(void (**) (void)) fn) ();
  return 0;
}

void
defer_run_on (void *stack, size_t size, void (*fn) (void))
{
  if (clone (call, (char *) stack + size, CLONE_VM | CLONE_VFORK, &fn) > 0)
    _exit (0);
}

#endif
