/* How a program is compiled.
   SPDX-License-Identifier: GPL-3.0-or-later

   The options come from the seed, and so a run of many programs has all of them
   and many of their combinations.  */

#include "program.h"
#include "random.h"

/* An option, or several, that one program in so many gets.  */
struct option
{
  const char *text;
  unsigned rare;
};

static const char *const levels[]
  = { "-O0", "-O1", "-O2", "-O2", "-O3", "-Os", "-Og" };

static const char *const lowerings[]
  = { "", "", "-fplugin-arg-defer-lower=bits",
      "-fplugin-arg-defer-lower=chain" };

static const struct option options[] = { { "-g", 4 },
					 { "-flto", 10 },
					 { "-fPIC", 10 },
					 { "-fno-omit-frame-pointer", 8 },
					 { "-fomit-frame-pointer", 16 },
					 { "-fstack-protector-all", 8 },
					 { "-fcf-protection", 8 },
					 { "-fnon-call-exceptions", 6 },
					 { "-fno-inline", 10 },
					 { "-fno-ipa-icf -fno-ipa-cp", 20 },
					 { "-fno-tree-sra", 20 },
					 { "-fno-dse -fno-tree-dse", 20 },
					 { "-ftrapv", 20 },
					 { "-fno-strict-aliasing", 20 },
					 { "-funroll-all-loops", 20 },
					 { "-fno-plt", 20 },
					 { "-fchecking", 20 },
					 { "-fexceptions", 8 },
					 { "-mavx2", 16 } };

/* Only one of these.  G++ itself hands null to a handler of forced unwinding as a
   reference.  */
static const char *const links[]
  = { "-static", "-static-pie -fPIE",
      "-fsanitize=address,undefined -fno-sanitize=null" };

void
print_options (const struct program *p, FILE *out)
{
  unsigned n_links = sizeof links / sizeof *links;

  seed_random (~p->seed);
  fprintf (out, "-x %s %s %s", p->cxx || chance (3) ? "c++" : "c",
	   levels[below (sizeof levels / sizeof *levels)],
	   lowerings[below (sizeof lowerings / sizeof *lowerings)]);
  if (p->faults)
    fputs (" -fplugin-arg-defer-faults", out);
  /* A sanitizer has signal handlers of its own, and does not see that the exit
     of a thread leaves frames.  */
  if (p->faults || p->threads)
    n_links--;
  for (unsigned i = 0; i < sizeof options / sizeof *options; i++)
    if (chance (options[i].rare))
      fprintf (out, " %s", options[i].text);
  if (chance (8))
    fprintf (out, " %s", links[below (n_links)]);
  fputc ('\n', out);
}
