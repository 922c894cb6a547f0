/* Rule 3.6: main calls pthread_exit, and a deferred call panics and recovers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void
at_exit (void)
{
  _exit (strcmp (trace, "3 recovered 2 1 thread") != 0);
}

static void OPAQUE
leave (void)
{
  defer { if (recover ()) say ("recovered"); }
  defer panic ("raised");
  defer note (3);
  pthread_exit (NULL);
}

/* Goes on when main has ended.  */
static void *
thread (void *argument)
{
  pthread_join (*(pthread_t *) argument, NULL);
  say ("thread");
  return NULL;
}

int
main (int argc, char **argv)
{
  static pthread_t self;
  pthread_t other;
  (void) argv;
  atexit (at_exit);
  self = pthread_self ();
  CHECK (pthread_create (&other, NULL, thread, &self) == 0);
  defer note (1);
  if (argc)
    defer note (2);
  leave ();
  return 1;
}
