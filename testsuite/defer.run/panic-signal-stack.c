/* Rule 3.1: a panic raised on a signal stack, recovered on the thread's own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include "panic.h"

static char stack[1 << 16];

static void
handler (int signo)
{
  char here;
  defer note (signo == SIGUSR1);
  CHECK (&here > stack && &here < stack + sizeof stack);
  panic ("signal");
}

/* Called by its name, kill is known not to unwind.  */
static int (*volatile send_signal) (pid_t, int) = kill;

static void OPAQUE
f (int n)
{
  defer { say_panic (recover ()); }
  defer note (n);
  send_signal (getpid (), SIGUSR1);
}

int
main (void)
{
  struct sigaction action;
  stack_t alternate;
  memset (&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_NODEFER | SA_ONSTACK;
  memset (&alternate, 0, sizeof alternate);
  alternate.ss_sp = stack;
  alternate.ss_size = sizeof stack;
  CHECK (sigaltstack (&alternate, NULL) == 0);
  CHECK (sigaction (SIGUSR1, &action, NULL) == 0);
  for (int i = 0; i < 3; i++)
    {
      f (opaque (5));
      EXPECT ("1 5 signal");
    }
  return 0;
}
