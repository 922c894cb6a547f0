/* Programs that end before their time: a child process is watched.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef CHILD_H
#define CHILD_H

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check.h"

/* How a child ended, besides the statuses it can exit with.  */
enum
{
  RETURNED = 199,
  ABORTED = 256 + SIGABRT
};

/* What the last child wrote to standard error.  */
static char child_errors[1 << 15];

/* Call FN () in a child process.  Return the status that the child exited with,
   RETURNED when FN returned, or 256 and the signal that ended it.  */
static int MAY_BE_UNUSED
in_child (void (*fn) (void))
{
  int errors[2], status;
  size_t length = 0;
  ssize_t n;
  CHECK (pipe (errors) == 0);
  pid_t child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      dup2 (errors[1], STDERR_FILENO);
      fn ();
      _exit (RETURNED);
    }
  close (errors[1]);
  while ((n = read (errors[0], child_errors + length,
		    sizeof child_errors - 1 - length)) > 0)
    length += (size_t) n;
  child_errors[length] = '\0';
  close (errors[0]);
  CHECK (waitpid (child, &status, 0) == child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 256 + WTERMSIG (status);
}

/* Did the last child write TEXT first?  */
static int MAY_BE_UNUSED
child_said (const char *text)
{
  return strncmp (child_errors, text, strlen (text)) == 0;
}

#endif /* CHILD_H */
