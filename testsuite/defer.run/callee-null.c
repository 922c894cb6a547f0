/* Rule 2.3: a null function pointer faults when the call runs, not before.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check.h"

static void
on_fault (int signo)
{
  (void) signo;
  _exit (strcmp (trace, "body 4") == 0 ? 0 : 1);
}

static void OPAQUE
unconditional (void (*nothing) (int))
{
  defer note (1);
  defer nothing (2);
  defer note (4);
  say ("body");
}

static void OPAQUE
conditional (void (*nothing) (int))
{
  defer note (1);
  if (!nothing)
    defer nothing (2);
  defer note (4);
  say ("body");
}

static void OPAQUE
loop (void (*nothing) (int))
{
  for (int i = 1; i < 3; i++)
    __defer (i == 1 ? note : nothing, i);
  defer note (4);
  say ("body");
}

static void
faults (void (*f) (void (*) (int)))
{
  int status;
  pid_t child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      signal (SIGSEGV, on_fault);
      f (opaque (0) ? note : NULL);
      _exit (2);
    }
  CHECK (waitpid (child, &status, 0) == child && status == 0);
}

int
main (void)
{
  faults (unconditional);
  faults (conditional);
  faults (loop);
  return 0;
}
