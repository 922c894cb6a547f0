/* A temporary directory and a child process that do not outlive their
   function, whatever happens.
   SPDX-License-Identifier: MIT

     tempdir SECONDS CC FUNCTION

   Find out whether CC can link a call of FUNCTION, as a configure script
   would: in a directory of its own below $TMPDIR, within SECONDS.  The
   directory goes away when probe () returns, when it fails half way, and
   when its thread is cancelled because CC hangs: deferred calls run then,
   too, in C compiled without -fexceptions (rule 2.2 in defer(7)).  */

#define _GNU_SOURCE
#include <defer.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum answer { YES, NO, TROUBLE };

static const char *compiler, *function;

static int
remove_entry (const char *path, const struct stat *status, int type,
	      struct FTW *where)
{
  (void) status, (void) type, (void) where;
  return remove (path);
}

/* Remove the directory TREE and all that is in it.  */

static void
remove_tree (const char *tree)
{
  if (nftw (tree, remove_entry, 8, FTW_DEPTH | FTW_PHYS) == 0)
    printf ("removed the temporary directory\n");
  else
    perror (tree);
}

/* Write a program that calls FUNCTION into the file SOURCE.
   Return 0 or an errno.  */

static int
write_source (const char *source)
{
  defer_result (int, error) = 0;
  FILE *file = fopen (source, "w");
  if (!file)
    return errno;
  defer
    {
      if (fclose (file) != 0)
	error = errno;
    }
  fprintf (file, "char %s (void);\nint main (void) { return %s (); }\n",
	   function, function);
  return 0;
}

/* Run CC on the file SOURCE, linking into DIRECTORY.  */

static enum answer
compile (const char *source, const char *directory)
{
  char output[PATH_MAX];
  snprintf (output, sizeof output, "%s/a.out", directory);

  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init (&quiet);
  defer posix_spawn_file_actions_destroy (&quiet);
  posix_spawn_file_actions_addopen (&quiet, STDERR_FILENO, "/dev/null",
				    O_WRONLY, 0);

  const char *argv[] = { compiler, "-fno-builtin", "-o", output, source, NULL };
  pid_t child;
  int error = posix_spawnp (&child, compiler, &quiet, NULL,
			    (char *const *) argv, environ);
  if (error != 0)
    {
      printf ("%s: %s\n", compiler, strerror (error));
      return TROUBLE;
    }
  defer
    {
      /* Still there only if this thread was cancelled in waitpid.  */
      if (child > 0)
	{
	  kill (child, SIGKILL);
	  waitpid (child, NULL, 0);
	  printf ("killed the compiler\n");
	}
    }

  int status;
  if (waitpid (child, &status, 0) != child)
    return TROUBLE;
  child = 0;
  return WIFEXITED (status) && WEXITSTATUS (status) == 0 ? YES : NO;
}

/* Find out whether the compiler can link a call of the function.  */

static enum answer
probe (void)
{
  const char *base = getenv ("TMPDIR");
  char directory[PATH_MAX - 16];
  snprintf (directory, sizeof directory, "%s/probe-XXXXXX",
	    base ? base : "/tmp");
  if (!mkdtemp (directory))
    {
      perror (directory);
      return TROUBLE;
    }
  defer remove_tree (directory);

  char source[PATH_MAX];
  snprintf (source, sizeof source, "%s/test.c", directory);
  int error = write_source (source);
  if (error != 0)
    {
      printf ("%s: %s\n", source, strerror (error));
      return TROUBLE;
    }
  return compile (source, directory);
}

static void *
run_probe (void *unused)
{
  (void) unused;
  return (void *) (intptr_t) probe ();
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    {
      fprintf (stderr, "usage: %s SECONDS CC FUNCTION\n", argv[0]);
      return TROUBLE;
    }
  compiler = argv[2];
  function = argv[3];

  pthread_t thread;
  if (pthread_create (&thread, NULL, run_probe, NULL) != 0)
    return TROUBLE;

  struct timespec limit;
  clock_gettime (CLOCK_REALTIME, &limit);
  limit.tv_sec += atoi (argv[1]);
  void *result;
  if (pthread_timedjoin_np (thread, &result, &limit) != 0)
    {
      printf ("out of time\n");
      pthread_cancel (thread);
      pthread_join (thread, &result);
    }

  enum answer answer
    = result == PTHREAD_CANCELED ? TROUBLE : (enum answer) (intptr_t) result;
  printf ("%s: %s\n", function,
	  answer == YES ? "yes" : answer == NO ? "no" : "cannot tell");
  return answer;
}
