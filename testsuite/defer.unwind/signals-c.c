/* Rules 3.4 and 3.7: signals come while panics run, between any two instructions
   of the walker; their handlers panic and recover themselves, and find all frames
   on the stack.  Two threads do so side by side.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* libgcc 12 ends in SIGSEGV where a signal handler is above return addresses that
   are signed with the second key.  */
/* { dg-variants "^(?!.*b-key)" } */

#include <defer.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#include <ucontext.h>
#include <unwind.h>
#include "../defer.run/panic.h"

#ifndef PANICS
# define PANICS 100000
#endif
enum { THREADS = 2 };

/* The threads have come to their end; this one has had so many signals.  */
static volatile sig_atomic_t finished[THREADS];
static _Thread_local volatile sig_atomic_t interrupted;
/* A place in the frame of this thread's function.  */
static _Thread_local volatile uintptr_t outermost;

static void OPAQUE
raises (int depth, int *passed)
{
  long values[4] = { opaque (depth), 2, 3, 4 };
  defer { *passed += values[0] == depth && values[3] == 4; }
  if (depth > 0)
    raises (depth - 1, passed);
  else if (opaque (1))
    panic ("A");
}

static int OPAQUE
recovers (int depth)
{
  int passed = 0;
  defer_result (int, result) = 0;
  defer { result = recover () ? passed : -1; }
  raises (depth, &passed);
}

static void OPAQUE
handler_raises (int *passed)
{
  defer { ++*passed; }
  panic ("B");
}

static int OPAQUE
handler_recovers (void)
{
  int passed = 0;
  defer_result (int, result) = 0;
  defer { result = recover () ? passed : -1; }
  handler_raises (&passed);
}

/* Has the unwinder come to the frame of this thread's function?  */

static _Unwind_Reason_Code
look_for_thread (struct _Unwind_Context *context, void *found)
{
  *(bool *) found |= _Unwind_GetCFA (context) >= outermost;
  return _URC_NO_REASON;
}

#ifdef __aarch64__

extern const void *_Unwind_Find_FDE (void *pc, void *bases[3]);

/* Is the signal of CONTEXT one after which nobody can unwind?  The linker describes
   no frames for procedure linkage tables, on this machine.  */

static bool
in_linkage_table_p (const ucontext_t *context)
{
  void *bases[3];
  return !_Unwind_Find_FDE ((void *) context->uc_mcontext.pc, bases);
}

#else

static bool
in_linkage_table_p (const ucontext_t *context)
{
  (void) context;
  return false;
}

#endif

static void
handler (int signo, siginfo_t *info, void *context)
{
  bool found = !outermost || in_linkage_table_p ((ucontext_t *) context);
  (void) signo, (void) info;
  _Unwind_Backtrace (look_for_thread, &found);
  CHECK (found);
  CHECK (handler_recovers () == 1);
  interrupted++;
}

static void *
thread (void *number)
{
  outermost = (uintptr_t) __builtin_frame_address (0);
  for (int i = 0; i < PANICS || interrupted < 100; i++)
    CHECK (recovers (i % 5) == i % 5 + 1);
  outermost = 0;
  finished[(intptr_t) number] = 1;
  return NULL;
}

int
main (void)
{
  const struct timespec pause = { .tv_nsec = 20000 };
  struct sigaction action;
  pthread_t threads[THREADS];
  bool running = true;

  memset (&action, 0, sizeof action);
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO;
  CHECK (sigaction (SIGALRM, &action, NULL) == 0);
  for (intptr_t i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, thread, (void *) i) == 0);
  while (running)
    {
      running = false;
      for (int i = 0; i < THREADS; i++)
	if (!finished[i])
	  {
	    CHECK (pthread_kill (threads[i], SIGALRM) == 0);
	    running = true;
	  }
      nanosleep (&pause, NULL);
    }
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  return 0;
}
