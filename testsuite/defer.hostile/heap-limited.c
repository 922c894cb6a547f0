/* Rules 3.4 and 3.8: panics during panics, on and on, in a process that may take
   no more memory: an abort with a reason.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include <sys/resource.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"

/* The stack is to last longer than the heap.  */
enum { STACK = 256 * 1024 * 1024, HEAP = 2 * 1024 * 1024 };

static long depth;

static void OPAQUE
fails (long n)
{
  panic ("%ld", n);
}

static void OPAQUE
nest (void)
{
  defer { if (opaque (1)) nest (); }
  fails (++depth);
}

static void *
thread (void *data)
{
  struct rlimit limit;
  FILE *statm = fopen ("/proc/self/statm", "r");
  unsigned long pages;
  CHECK (statm && fscanf (statm, "%lu", &pages) == 1);
  fclose (statm);
  getrlimit (RLIMIT_AS, &limit);
  limit.rlim_cur = pages * (unsigned long) sysconf (_SC_PAGESIZE) + HEAP;
  CHECK (setrlimit (RLIMIT_AS, &limit) == 0);
  defer { fprintf (stderr, "not reached\n"); }
  nest ();
  return data;
}

static void
ends (void)
{
  pthread_attr_t attributes;
  pthread_t id;
  pthread_attr_init (&attributes);
  CHECK (pthread_attr_setstacksize (&attributes, STACK) == 0);
  CHECK (pthread_create (&id, &attributes, thread, NULL) == 0);
  pthread_join (id, NULL);
}

int
main (void)
{
  CHECK (in_child (ends) == -SIGABRT);
  CHECK (strcmp (child_said, "defer: too many panics at once\n") == 0);
  return 0;
}
