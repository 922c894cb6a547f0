/* The report in a process that may do little: no files, no children to
   wait for, no signals, no environment, no peace, no room for the report.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* clearenv */
#define _GNU_SOURCE 1
#include <defer.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include "../defer.run/panic.h"

static void
limit (int resource, unsigned long value)
{
  struct rlimit limit = { value, value };
  CHECK (setrlimit ((__typeof__ (RLIMIT_AS)) resource, &limit) == 0);
}

static void
no_files (void)
{
  limit (RLIMIT_NOFILE, 0);
}

static void
no_processes (void)
{
  /* Not that root would care.  */
  limit (RLIMIT_NPROC, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static void
no_children (void)
{
  signal (SIGCHLD, SIG_IGN);
}

static void
no_signals (void)
{
  sigset_t all;
  sigfillset (&all);
  sigprocmask (SIG_BLOCK, &all, NULL);
}

static void
no_environment (void)
{
  clearenv ();
}

static void
interrupt (int signo)
{
  (void) signo;
}

/* Whatever waits is interrupted, again and again.  */
static void
no_peace (void)
{
  struct sigaction action;
  struct itimerval timer = { { 0, 200 }, { 0, 200 } };
  memset (&action, 0, sizeof action);
  action.sa_handler = interrupt;
  CHECK (sigaction (SIGALRM, &action, NULL) == 0);
  CHECK (setitimer (ITIMER_REAL, &timer, NULL) == 0);
}

static void
no_files_open (void)
{
  for (int fd = 0; fd < 1000; fd++)
    if (fd != STDERR_FILENO)
      close (fd);
}

static void
no_space (void)
{
  limit (RLIMIT_FSIZE, 0);
}

static void (*takes_away) (void);

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

static void
ends (void)
{
  takes_away ();
  fails (5);
}

int
main (void)
{
  void (*all[]) (void)
    = { no_files, no_processes, no_children, no_signals, no_environment,
	no_peace, no_files_open };
  for (unsigned int i = 0; i < sizeof all / sizeof *all; i++)
    {
      takes_away = all[i];
      CHECK (in_child (ends) == 2);
      CHECK (child_began ("panic: 5\n\nthread "));
      CHECK (strstr (child_said, " [running]:\n\t"));
    }
  takes_away = no_space;
  CHECK (in_child (ends) == 2);
  CHECK (strcmp (child_said, "") == 0);
  return 0;
}
