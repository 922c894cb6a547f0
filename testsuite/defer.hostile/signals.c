/* Rules 2.3 and 3.4: a signal comes every millisecond, and its handler panics and
   recovers, on the alternate stack or not; whatever it interrupts goes on: panics,
   recoveries, chains that grow, exits of threads, and the loader's lock.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include <sys/time.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"

enum { DEPTH = 8, PASSES = 40, SIGNALS = 400, MOST = 20000 };

static volatile sig_atomic_t signals;

/* Calls that are yet to run, newest last: of this thread, and of its handler.  */
struct pending
{
  int numbers[DEPTH * (PASSES + 4)], n;
};
static __thread struct pending own, handlers;

static int OPAQUE
add (struct pending *pending, int number)
{
  return pending->numbers[pending->n++] = number;
}

static void OPAQUE
take (struct pending *pending, int number)
{
  CHECK (pending->n > 0 && pending->numbers[--pending->n] == number);
}

static void OPAQUE
handler_fails (int depth)
{
  /* In the frame, not on the heap, which may be what was interrupted.  */
  for (int i = 0; i < 2; i++)
    defer take (&handlers, add (&handlers, i));
  if (depth > 0)
    handler_fails (depth - 1);
  else
    panic ("in the handler");
}

static void OPAQUE
handler_recovers (void)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && strcmp (p->message, "in the handler") == 0);
    }
  defer take (&handlers, add (&handlers, 7));
  handler_fails (3);
}

static void
handler (int signo)
{
  (void) signo;
  handler_recovers ();
  CHECK (handlers.n == 0);
  signals++;
}

static void OPAQUE
chain (int depth, int how)
{
  for (int i = 0; i < PASSES; i++)
    defer take (&own, add (&own, i));
  defer
    {
      take (&own, -1);
      if (how == 1 && depth % 3 == 0)
	panic ("again");
    }
  add (&own, -1);
  if (depth > 1)
    chain (depth - 1, how);
  else if (how < 2)
    panic ("below");
  else
    pthread_exit (&exit_value);
}

static void *
thread (void *data)
{
  defer { CHECK (!recover () && own.n == 0); }
  chain (DEPTH, 2);
  return data;
}

static void OPAQUE
recovers (int how)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && strcmp (p->message, how ? "again" : "below") == 0);
      CHECK (own.n == 0);
    }
  chain (DEPTH, how);
}

int
main (void)
{
  static char alternate[256 * 1024];
  stack_t stack;
  struct sigaction action;
  struct itimerval timer = { { 0, 1000 }, { 0, 1000 } };
  memset (&stack, 0, sizeof stack);
  stack.ss_sp = alternate;
  stack.ss_size = sizeof alternate;
  CHECK (sigaltstack (&stack, NULL) == 0);
  memset (&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (int onstack = 0; onstack < 2; onstack++)
    {
      if (onstack)
	action.sa_flags |= SA_ONSTACK;
      CHECK (sigaction (SIGALRM, &action, NULL) == 0);
      CHECK (setitimer (ITIMER_REAL, &timer, NULL) == 0);
      signals = 0;
      for (int i = 0; i < MOST && signals < SIGNALS; i++)
	{
	  recovers (0);
	  recovers (1);
	  CHECK (in_thread (thread, NULL) == &exit_value);
	}
      CHECK (signals > 20);
    }
  return 0;
}
