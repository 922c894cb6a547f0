/* Faults as panics.
   SPDX-License-Identifier: MIT

   The handler does not unwind: it would do so on the alternate stack, with the
   signal blocked.  It changes what it returns to:

     instruction ----> kernel ----> handler: is that code of ours?
	 :						|
	 : (as if it had called it)			v
	 `.......... trampoline <---- kernel <---- return to the trampoline
			 |
			 v
		 defer_raise_fault

   so that the panic begins on the stack, and with the signal mask, of the
   instruction.  Ours is code whose frame description has the mark that
   -fplugin-arg-defer-faults puts there.  Every other fault goes on to the
   handler that was there before, or to the default action.  */

#include "fault.h"
#include "fde.h"

#include <errno.h>

#ifdef DEFER_FAULTS

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The handler needs little; the report of a stack overflow reads debug
   information there.  Only what is used takes memory.  */
enum { ALTERNATE_STACK = 512 * 1024 };

/* How far from the stack pointer a function may reach, and how far beyond the end
   of the stack that pointer may be.  */
enum { REACH = 64 * 1024, LARGEST_FRAME = 64 * 1024 * 1024 };

enum { SIGNALS = 4 };

static const int signals[SIGNALS] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL };

/* What was there before, for each of them.  */
static struct sigaction previous[SIGNALS];

/* The stack of this thread; of size 0 if that is not known.  */
static _Thread_local struct
{
  uintptr_t start;
  size_t size;
} own_stack __attribute__ ((tls_model ("initial-exec")));

/* Is PC in code that was compiled for faults?  */

static bool
ours_p (uintptr_t pc)
{
  struct dwarf_eh_bases bases;
  uint32_t length;
  const char *fde = _Unwind_Find_FDE ((void *) pc, &bases);

  if (!fde)
    return false;
  memcpy (&length, fde, sizeof length);
  return memmem (fde + sizeof length, length, DEFER_FAULT_MARK,
		 sizeof DEFER_FAULT_MARK - 1) != NULL;
}

/* Has an instruction of this thread raised the signal of INFO just now?  */

static bool
synchronous_p (const siginfo_t *info)
{
  return (info->si_code > 0
	  && !(info->si_signo == SIGBUS && info->si_code == BUS_MCEERR_AO));
}

/* Return where in our code the fault of INFO is, or 0 if it is not there.
   CONTEXT leaves the callee that a call has not reached: then the place is in
   the instruction that calls.  */

static uintptr_t
find_place (const siginfo_t *info, ucontext_t *context)
{
  uintptr_t pc = fault_pc (context);

  if (ours_p (pc))
    return pc;
  if ((info->si_signo == SIGSEGV || info->si_signo == SIGBUS)
      && (uintptr_t) info->si_addr == pc)
    {
      pc = fault_return_address (context) - 1;
      if (ours_p (pc))
	{
	  fault_leave_callee (context);
	  return pc;
	}
    }
  return 0;
}

/* Is ADDRESS, at which a thread whose stack pointer is SP cannot read or write,
   where a stack has ended?  All that is above the stack pointer is used for the
   stack, up to its end if that is known; coroutines have others.  */

static bool
beyond_stack_p (uintptr_t address, uintptr_t sp)
{
  uintptr_t size = 2 * REACH;

  if (sp - (own_stack.start - LARGEST_FRAME) < own_stack.size + LARGEST_FRAME)
    size = own_stack.start + own_stack.size - (sp - REACH);
  return address - (sp - REACH) < size;
}

static bool
stack_overflow_p (const siginfo_t *info, const ucontext_t *context)
{
  return (info->si_signo == SIGSEGV
	  && (info->si_code == SEGV_MAPERR || info->si_code == SEGV_ACCERR)
	  && (uintptr_t) info->si_addr != fault_pc (context)
	  && beyond_stack_p ((uintptr_t) info->si_addr, fault_sp (context)));
}

/* Say that the stack has overflowed at PC.  */

static void
report_overflow (uintptr_t pc)
{
  struct text text = { .fd = STDERR_FILENO };
  struct panic here = { .raised_at = pc };

  defer_put (&text, "defer: stack overflow\n");
  defer_put_thread (&text);
  defer_print_stack (&here.seen, STDERR_FILENO);
}

static struct sigaction *
previous_action (int signo)
{
  int i = 0;
  while (signals[i] != signo)
    i++;
  return &previous[i];
}

/* Call the handler of ACTION as the kernel would have, but that it runs on the
   alternate stack.  */

static void
call_handler (struct sigaction *action, siginfo_t *info, void *context)
{
  struct sigaction called = *action;
  sigset_t own, mask;

  if (called.sa_flags & SA_RESETHAND)
    *action = (struct sigaction) { .sa_handler = SIG_DFL };
  sigemptyset (&own);
  sigaddset (&own, info->si_signo);
  pthread_sigmask (SIG_BLOCK, &called.sa_mask, &mask);
  if (called.sa_flags & SA_NODEFER)
    pthread_sigmask (SIG_UNBLOCK, &own, NULL);
  if (called.sa_flags & SA_SIGINFO)
    called.sa_sigaction (info->si_signo, info, context);
  else
    called.sa_handler (info->si_signo);
  pthread_sigmask (SIG_SETMASK, &mask, NULL);
}

/* Do with a signal that is none of our business what would have been done
   without us.  */

static void
pass_on (siginfo_t *info, void *context)
{
  struct sigaction *action = previous_action (info->si_signo);

  if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN)
    call_handler (action, info, context);
  else if (action->sa_handler == SIG_DFL || synchronous_p (info))
    {
      /* The instruction raises it again, and then the core file is about that.
	 Nobody can ignore it.  */
      signal (info->si_signo, SIG_DFL);
      if (!synchronous_p (info))
	raise (info->si_signo);
    }
}

static void
handle (int signo, siginfo_t *info, void *data)
{
  int saved_errno = errno;
  ucontext_t *context = data;
  uintptr_t place = 0;

  if (synchronous_p (info) && stack_overflow_p (info, context))
    report_overflow (fault_pc (context));
  else if (synchronous_p (info))
    place = find_place (info, context);
  if (place)
    fault_enter (context, place, signo, info->si_code, info->si_addr);
  else
    pass_on (info, context);
  errno = saved_errno;
}

/* The alternate stack of the thread that ends is at STACK.  */

static void
drop_stack (void *stack)
{
  stack_t current;

  if (sigaltstack (NULL, &current) == 0 && current.ss_sp == stack)
    {
      current.ss_flags = SS_DISABLE;
      sigaltstack (&current, NULL);
    }
  munmap ((char *) stack - sysconf (_SC_PAGESIZE),
	  ALTERNATE_STACK + (size_t) sysconf (_SC_PAGESIZE));
}

static pthread_key_t stack_key;
static int stack_key_error;

static void
create_stack_key (void)
{
  stack_key_error = pthread_key_create (&stack_key, drop_stack);
}

/* Give this thread an alternate stack, with a guard page below, unless it has
   one.  Return 0 or an errno.  */

static int
set_stack (void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  size_t guard = (size_t) sysconf (_SC_PAGESIZE);
  stack_t stack;

  if (sigaltstack (NULL, &stack) == 0 && !(stack.ss_flags & SS_DISABLE))
    return 0;
  pthread_once (&once, create_stack_key);
  if (stack_key_error)
    return stack_key_error;
  char *memory = mmap (NULL, guard + ALTERNATE_STACK, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK,
		       -1, 0);
  if (memory == MAP_FAILED)
    return errno;
  stack = (stack_t) { .ss_sp = memory + guard, .ss_size = ALTERNATE_STACK };
  int error = 0;
  if (mprotect (memory, guard, PROT_NONE) != 0 || sigaltstack (&stack, NULL) != 0)
    error = errno;
  else
    error = pthread_setspecific (stack_key, stack.ss_sp);
  if (error)
    drop_stack (stack.ss_sp);
  return error;
}

int
defer_thread_faults (void)
{
  int error = set_stack ();

  if (error)
    {
      errno = error;
      return -1;
    }
  if (!defer_find_stack (&own_stack.start, &own_stack.size))
    own_stack.size = 0;
  return 0;
}

int
defer_catch_faults (void)
{
  static atomic_flag caught = ATOMIC_FLAG_INIT;
  struct sigaction action = { .sa_sigaction = handle };

  if (defer_thread_faults () != 0)
    return -1;
  if (atomic_flag_test_and_set (&caught))
    return 0;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset (&action.sa_mask);
  for (int i = 0; i < SIGNALS; i++)
    if (sigaction (signals[i], &action, &previous[i]) != 0)
      return -1;
  return 0;
}

#else

int
defer_thread_faults (void)
{
  errno = ENOSYS;
  return -1;
}

int
defer_catch_faults (void)
{
  return defer_thread_faults ();
}

#endif
