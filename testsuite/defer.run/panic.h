/* What tests of panics note, and programs that end with one.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef PANIC_H
#define PANIC_H

#include <sys/wait.h>
#include <unistd.h>
#include "check.h"

/* Note the message of what recover returned.  */
static void OPAQUE MAY_BE_UNUSED
say_panic (const struct defer_panic *p)
{
  say (p ? p->message : "NULL");
}

/* Note the message of P and of those that it replaced, as C<B<A.  */
static void OPAQUE MAY_BE_UNUSED
say_panics (const struct defer_panic *p)
{
  char text[256] = "NULL";
  size_t length = 0;
  for (; p; p = p->replaced)
    length += (size_t) snprintf (text + length, sizeof text - length, "%s%s",
				 length ? "<" : "", p->message);
  say (text);
}

/* What the last child wrote on standard error.  */
static char child_said[1 << 16];

/* Run FN in a process of its own.  Return its exit status, 0 also if FN
   returns, or the number of the signal that ended it, negated.  */
static int OPAQUE MAY_BE_UNUSED
in_child (void (*fn) (void))
{
  FILE *messages = tmpfile ();
  int status;
  size_t length;
  pid_t child;
  CHECK (messages && (child = fork ()) >= 0);
  if (child == 0)
    {
      dup2 (fileno (messages), STDERR_FILENO);
      fn ();
      _exit (0);
    }
  CHECK (waitpid (child, &status, 0) == child);
  rewind (messages);
  length = fread (child_said, 1, sizeof child_said - 1, messages);
  child_said[length] = '\0';
  /* An emulator has the last word on signals.  */
  char *emulator = strstr (child_said, "qemu: uncaught target signal");
  if (emulator)
    *emulator = '\0';
  fclose (messages);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

/* Did the last child begin with TEXT?  */
static int OPAQUE MAY_BE_UNUSED
child_began (const char *text)
{
  if (strncmp (child_said, text, strlen (text)) == 0)
    return 1;
  fprintf (stderr, "the child said:\n%s", child_said);
  return 0;
}

#endif /* PANIC_H */
