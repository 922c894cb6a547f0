/* A program that survives the null dereferences of its plug-in.
   SPDX-License-Identifier: MIT

     host PLUG-IN < TEXT

   Every line of TEXT goes through the plug-in, a shared library; one that the
   plug-in fails at stays as it is.  The plug-in is compiled with
   -fplugin-arg-defer-faults.  So, after defer_catch_faults (), a null
   dereference in it is a panic like others: it runs what is deferred, there
   and here, and call () recovers it (rule 3.9 in defer(7)).  The host is
   compiled without that option: its own faults still end it.

   The runtime is in the host, linked with -rdynamic for plug-ins to find
   it.  */

#include "plugins/plugin.h"

#include <defer.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Return what FN makes of LINE, to be freed, or NULL if it fails.  */

static char *
call (__typeof__ (transform) *fn, const char *line)
{
  defer_result (char *, text) = NULL;
  size_t size;
  FILE *out = open_memstream (&text, &size);
  if (!out)
    return NULL;
  defer
    {
      const struct defer_panic *p = recover ();
      fclose (out);		/* Now TEXT is complete.  */
      if (p)
	{
	  free (text);
	  text = NULL;
	  fprintf (stderr, "host: `%s': %s\n", line, p->message);
	  defer_print_stack (p, STDERR_FILENO);
	}
    }

  fn (line, out);
  return text;
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "usage: %s PLUG-IN < TEXT\n", argv[0]);
      return 2;
    }

  void *plug_in = dlopen (argv[1], RTLD_NOW);
  __typeof__ (transform) *fn = plug_in ? dlsym (plug_in, "transform") : NULL;
  if (!fn)
    {
      fprintf (stderr, "host: %s\n", dlerror ());
      return 2;
    }
  defer dlclose (plug_in);
  if (defer_catch_faults () != 0)
    {
      perror ("host");
      return 2;
    }

  char *line = NULL;
  size_t size = 0;
  defer { free (line); }
  int lines = 0, failed = 0;
  for (; getline (&line, &size, stdin) > 0; lines++)
    {
      line[strcspn (line, "\n")] = '\0';
      char *text = call (fn, line);
      puts (text ? text : line);
      failed += !text;
      free (text);
    }
  fprintf (stderr, "host: %d lines, %d failed\n", lines, failed);
  return failed == 0 ? 0 : 1;
}
