/* Rule 3.9: faults elsewhere, and signals that somebody sends, keep their
   default action, or go to the handler that was there before.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include <setjmp.h>
#include "fault.h"

static void
never (void)
{
  _exit (100);
}

/* In libc.  */

static void OPAQUE
copy (void)
{
  void *(*volatile move) (void *, const void *, size_t) = memmove;
  char here[100];
  defer never ();
  move (here, nowhere, sizeof here);
}

static void
fault_in_library (void)
{
  defer_catch_faults ();
  copy ();
}

/* By nobody's fault.  Not raise itself: that is declared not to call anything
   here.  */

static int sent;
static int (*volatile send_to_self) (int) = raise;

static void
send_signal (void)
{
  defer_catch_faults ();
  defer never ();
  send_to_self (sent);
}

/* With handlers that were there before.  */

static sigjmp_buf back;
static siginfo_t seen;
static int calls, mask_right;

static void
handler (int signo, siginfo_t *info, void *context)
{
  sigset_t mask;
  CHECK (context && signo == info->si_signo);
  seen = *info;
  calls++;
  sigprocmask (SIG_BLOCK, NULL, &mask);
  mask_right = sigismember (&mask, signo) && sigismember (&mask, SIGUSR1);
  if (info->si_code > 0)
    siglongjmp (back, 1);
}

static void
simple_handler (int signo)
{
  _exit (signo);
}

static void
with_handler (void)
{
  struct sigaction action;
  memset (&action, 0, sizeof action);
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO;
  sigemptyset (&action.sa_mask);
  sigaddset (&action.sa_mask, SIGUSR1);
  sigaction (SIGSEGV, &action, NULL);
  signal (SIGFPE, simple_handler);
  signal (SIGILL, SIG_IGN);
  CHECK (defer_catch_faults () == 0);

  if (!sigsetjmp (back, 1))
    copy ();
  CHECK (calls == 1 && mask_right && seen.si_signo == SIGSEGV
	 && seen.si_code == SEGV_MAPERR && seen.si_addr == NULL);
  send_to_self (SIGSEGV);
  CHECK (calls == 2 && mask_right && seen.si_code <= 0
	 && seen.si_pid == getpid ());
  send_to_self (SIGILL);
  send_to_self (SIGFPE);
}

/* Ours remain ours.  */

static int OPAQUE
load (int *p)
{
  defer recover_fault ();
  return *p;
}

static void
ours_with_handler (void)
{
  signal (SIGSEGV, simple_handler);
  CHECK (defer_catch_faults () == 0);
  CHECK (load (nowhere) == 0 && faulted (1, SIGSEGV, INVALID, NULL));
}

/* Without defer_catch_faults nothing is different.  */

static void
not_caught (void)
{
  load (nowhere);
}

int
main (void)
{
  CHECK (in_child (fault_in_library) == -SIGSEGV && child_said[0] == '\0');
  int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL };
  for (int i = 0; i < 4; i++)
    {
      sent = signals[i];
      CHECK (in_child (send_signal) == -sent && child_said[0] == '\0');
    }
  CHECK (in_child (with_handler) == SIGFPE && child_said[0] == '\0');
  CHECK (in_child (ours_with_handler) == 0);
  CHECK (in_child (not_caught) == -SIGSEGV && child_said[0] == '\0');
  return 0;
}
