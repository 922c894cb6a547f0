/* Random programs: make one, say how to compile it, make one smaller.
   SPDX-License-Identifier: GPL-3.0-or-later

   Usage: random program SEED		   print the program
	  random go SEED		   print it as Go, or nothing if Go has
   not all that is in it
	  random options SEED		   print how it is compiled
	  random reduce SEED COMMAND FILE  leave in FILE a small program of
   which `COMMAND FILE' says that it fails as that of SEED does

   A SEED is a number, or one behind `ts': those programs have much of _Defer.

   The script `run' compiles and runs them.  */

#include "program.h"

#include <stdlib.h>
#include <string.h>

/* Leave P the rounds that Go is right about, as it sees them.  */

static void
predict_in_go (struct program *p)
{
  int n = p->n_rounds;
  p->n_rounds = 0;
  for (int i = 0; i < n; i++)
    {
      p->rounds[p->n_rounds] = p->rounds[i];
      p->n_rounds += predict (p, &p->rounds[p->n_rounds], true);
    }
}

static struct program *
program_of (const char *seed)
{
  bool anywhere = strncmp (seed, "ts", 2) == 0;
  return generate (strtoul (seed + 2 * anywhere, NULL, 10), anywhere);
}

int
main (int argc, char **argv)
{
  const char *what = argc >= 3 ? argv[1] : "";
  struct program *p = argc >= 3 ? program_of (argv[2]) : NULL;

  if (argc == 3 && strcmp (what, "program") == 0)
    emit (p, stdout);
  else if (argc == 3 && strcmp (what, "go") == 0)
    {
      if (!p->go)
	return 0;
      predict_in_go (p);
      emit_go (p, stdout);
    }
  else if (argc == 3 && strcmp (what, "options") == 0)
    print_options (p, stdout);
  else if (argc == 5 && strcmp (what, "reduce") == 0)
    return !reduce (p, argv[3], argv[4]);
  else
    {
      fprintf (stderr, "usage: random program SEED\n"
		       "       random go SEED\n"
		       "       random options SEED\n"
		       "       random reduce SEED COMMAND FILE\n");
      return 2;
    }
  return 0;
}
