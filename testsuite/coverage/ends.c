/* What has run is written down when a process exits: here also where it ends by
   _exit or abort.  The programs of the testsuite get this with the runtime.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void __gcov_dump (void);

void
_exit (int status)
{
  __gcov_dump ();
  for (;;)
    syscall (SYS_exit_group, status);
}

void
_Exit (int status)
{
  _exit (status);
}

void
abort (void)
{
  __gcov_dump ();
  raise (SIGABRT);
  signal (SIGABRT, SIG_DFL);
  raise (SIGABRT);
  _exit (127);
}
