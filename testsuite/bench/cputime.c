/* cputime ROUNDS COMMAND [ARGUMENT]...: run COMMAND that often and print the
   least processor time, in milliseconds, that it and its children took.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
children_ms (void)
{
  struct rusage u;
  getrusage (RUSAGE_CHILDREN, &u);
  return 1e3 * (u.ru_utime.tv_sec + u.ru_stime.tv_sec)
    + 1e-3 * (u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

int
main (int argc, char **argv)
{
  double best = 0;

  if (argc < 3)
    return 2;
  for (int rounds = atoi (argv[1]); rounds > 0; rounds--)
    {
      double before = children_ms ();
      int status;
      pid_t child = fork ();
      if (child == 0)
	{
	  execvp (argv[2], argv + 2);
	  _exit (127);
	}
      if (child < 0 || waitpid (child, &status, 0) < 0 || status != 0)
	return 1;
      double ms = children_ms () - before;
      if (best == 0 || ms < best)
	best = ms;
    }
  printf ("%.1f\n", best);
  return 0;
}
