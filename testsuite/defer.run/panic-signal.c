/* Rule 3.1: a panic raised in a signal handler, recovered outside and inside.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include "panic.h"

static int inside;

static void
handler (int signo)
{
  defer note (signo == SIGUSR1);
  if (inside)
    defer { say_panic (recover ()); }
  panic ("signal");
}

/* Called by its name, kill is known not to unwind.  */
static int (*volatile send_signal) (pid_t, int) = kill;

static void OPAQUE
interrupted (int n)
{
  defer note (n);
  CHECK (send_signal (getpid (), SIGUSR1) == 0);
  note (n + 1);
}

static void OPAQUE
f (int n)
{
  defer { say_panic (recover ()); }
  interrupted (n);
}

/* While a panic runs a deferred call.  */
static void OPAQUE
during_a_panic (int n)
{
  defer { say_panics (recover ()); }
  defer { interrupted (n); }
  panic ("A");
}

int
main (void)
{
  struct sigaction action;
  memset (&action, 0, sizeof action);
  action.sa_handler = handler;
  /* Whoever leaves a handler otherwise than by return unblocks the signal.  */
  action.sa_flags = SA_NODEFER;
  CHECK (sigaction (SIGUSR1, &action, NULL) == 0);
  for (int i = 0; i < 3; i++)
    {
      inside = i == 1;
      f (opaque (5));
      during_a_panic (opaque (7));
      EXPECT (inside ? "signal 1 6 5 NULL signal 1 8 7 A"
		     : "1 5 signal 1 7 signal<A");
    }
  return 0;
}
