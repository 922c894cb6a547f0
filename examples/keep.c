/* State of the process that is changed for a while, and restored on every way
   out.
   SPDX-License-Identifier: MIT

     keep DIRECTORY < SECRETS

   A line of SECRETS is `NAME TEXT'; TEXT goes to the file NAME in DIRECTORY,
   which only the owner may read.  While that is being done the process is in
   another directory, has another file mode creation mask, and is not to be
   interrupted.  In

     defer umask (umask (077));

   the inner call is made now, and the outer one on exit, with what the inner
   one has returned (rule 1.1 in defer(7)): the old mask.  So each change and
   its end are one line.  A line that is not fit panics half way; main ()
   prints the state before and after.  */

#include <defer.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Go to DIRECTORY.  Return a descriptor of the one that was left, to be given
   to go_back ().  */

static int
go_to (const char *directory)
{
  int here = open (".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (here < 0)
    panic ("the working directory: %s", strerror (errno));
  if (chdir (directory) != 0)
    {
      close (here);
      panic ("%s: %s", directory, strerror (errno));
    }
  return here;
}

static void
go_back (int here)
{
  if (fchdir (here) != 0)
    abort ();
  close (here);
}

static void
write_secret (const char *name, const char *text)
{
  FILE *file = strchr (name, '/') ? NULL : fopen (name, "w");
  if (!file)
    panic ("cannot write to %s", name);
  defer fclose (file);
  if (fprintf (file, "%s\n", text) < 0 || fflush (file) != 0)
    panic ("%s: %s", name, strerror (errno));
}

/* Write what is on standard input to files in DIRECTORY.  Return the number
   of these, negative when a panic has ended the work.  */

static int
keep (const char *directory)
{
  defer_result (int, written) = 0;
  defer
    {
      const struct defer_panic *p = recover ();
      if (p)
	{
	  fprintf (stderr, "keep: %s\n", p->message);
	  written = -1 - written;
	}
    }

  defer go_back (go_to (directory));
  defer umask (umask (077));
  defer signal (SIGINT, signal (SIGINT, SIG_IGN));

  char *line = NULL;
  size_t size = 0;
  defer { free (line); }
  for (; getline (&line, &size, stdin) > 0; written++)
    {
      line[strcspn (line, "\n")] = '\0';
      char *text = line + strcspn (line, " ");
      if (text == line || *text == '\0')
	panic ("no secret: %s", line);
      *text++ = '\0';
      write_secret (line, text);
    }
  return written;
}

static void
print_state (const char *when)
{
  char directory[4096];
  mode_t mask = umask (0);
  umask (mask);
  struct sigaction action;
  sigaction (SIGINT, NULL, &action);
  printf ("%s: in %s, mask %03o, interrupt %s\n", when,
	  getcwd (directory, sizeof directory) ? directory : "nowhere",
	  (unsigned) mask, action.sa_handler == SIG_IGN ? "ignored" : "as usual");
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: %s DIRECTORY < SECRETS\n", argv[0]);
      return 2;
    }

  print_state ("before");
  int written = keep (argv[1]);
  print_state ("after");
  printf ("%d written\n", written < 0 ? -1 - written : written);
  return written < 0;
}
