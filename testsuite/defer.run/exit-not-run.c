/* Rule 2.2: exit, _exit, abort, exec and signals run no deferred call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check.h"

static int out[2];

static void OPAQUE
report (void)
{
  CHECK (write (out[1], "x", 1) == 1);
}

static void
leave (char how)
{
  switch (how)
    {
    case 'e':
      exit (0);
    case '_':
      _exit (0);
    case 'a':
      signal (SIGABRT, SIG_DFL);
      abort ();
    case 's':
      raise (SIGKILL);
      break;
    case 'x':
      execl ("/bin/true", "true", (char *) NULL);
    }
}

static void OPAQUE
f (char how)
{
  defer report ();
  if (how)
    defer { report (); }
  for (int i = 0; i < 2; i++)
    defer report ();
  leave (how);
}

int
main (void)
{
  char byte;
  CHECK (pipe (out) == 0);
  for (const char *how = "e_asx"; *how; how++)
    {
      pid_t child = fork ();
      CHECK (child >= 0);
      if (child == 0)
	{
	  f (*how);
	  _exit (0);
	}
      CHECK (waitpid (child, NULL, 0) == child);
    }
  close (out[1]);
  CHECK (read (out[0], &byte, 1) == 0);
  return 0;
}
