/* Rules 3.5 and 4.6: without libdefer, too, an exception that leaves a deferred
   call which another is running terminates.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <sys/wait.h>
#include <unistd.h>
#include "check.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */
/* { dg-libs "" } */
/* { dg-variants "^(?!.*lower=chain)" } */

static void
unconditional (void)
{
  defer _exit (51);
  defer throw_int (2);
  throw_int (1);
}

static void
conditional (void)
{
  if (opaque (1))
    defer { _exit (51); }
  if (opaque (1))
    defer { throw_int (2); }
  throw_int (1);
}

int
main (void)
{
  static void (*const tests[]) (void) = { unconditional, conditional };
  for (int i = 0; i < 2; i++)
    {
      int status;
      pid_t child = fork ();
      if (child == 0)
	{
	  exit_on_terminate (50);
	  catch_int (tests[i]);
	  _exit (52);
	}
      CHECK (waitpid (child, &status, 0) == child);
      CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 50);
    }
  return 0;
}
