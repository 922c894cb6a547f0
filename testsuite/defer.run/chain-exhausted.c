/* Rule 4.4: no heap: the call is made at once, all others run, exit status 2.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check.h"
#include "exhausted.h"

/* Where there is no heap, nothing that might want some is used: events are
   written as they happen.  */

enum { PASSES = 100000 };

static int events, evaluations;

static void OPAQUE
event (int number)
{
  if (write (events, &number, sizeof number) != sizeof number)
    _exit (3);
}

/* Return NUMBER, the argument of a defer that control passes.  */
static int OPAQUE
evaluated (int number)
{
  if (pwrite (evaluations, &number, sizeof number, 0) != sizeof number)
    _exit (3);
  return number;
}

static void OPAQUE
passes (int n)
{
  defer event (-1);
  if (n)
    defer event (-2);
  for (int i = 0; i < n; i++)
    defer event (evaluated (i));
  event (-100);
}

static void OPAQUE
outer (int n)
{
  for (int i = 0; i < 3; i++)
    defer event (-10 - i);
  exhausted = 1;
  passes (n);
  event (-100);
}

/* Read the next event from FILE.  */
static int
next (FILE *file)
{
  int number = -1000;
  CHECK (fread (&number, sizeof number, 1, file) == 1);
  return number;
}

int
main (void)
{
  int messages[2], status, last;
  char text[256] = "";
  FILE *file = tmpfile (), *passed = tmpfile ();
  CHECK (file && passed && pipe (messages) == 0);
  events = fileno (file);
  evaluations = fileno (passed);

  pid_t child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      dup2 (messages[1], STDERR_FILENO);
      outer (PASSES);
      _exit (4);
    }
  CHECK (waitpid (child, &status, 0) == child);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 2);

  /* The call that found no room, the last one passed, came first, then the
     others.  */
  rewind (file);
  last = next (file);
  CHECK (last > 0 && last < PASSES && last == next (passed));
  while (last-- > 0)
    CHECK (next (file) == last);
  CHECK (next (file) == -2);
  CHECK (next (file) == -1);
  for (int i = 2; i >= 0; i--)
    CHECK (next (file) == -10 - i);
  CHECK (fgetc (file) == EOF);

  close (messages[1]);
  CHECK (read (messages[0], text, sizeof text - 1) > 0);
  CHECK (strncmp (text, "panic: defer: out of memory\n", 28) == 0);
  return 0;
}
