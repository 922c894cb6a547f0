/* Rule 2.2: pthread_exit in main runs the defers of main.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <unistd.h>
#include "thread.h"

static void
at_exit (void)
{
  _exit (strcmp (trace, "body 12 11 2 1") != 0);
}

static void OPAQUE
leave (void)
{
  say ("body");
  pthread_exit (NULL);
}

int
main (int argc, char **argv)
{
  (void) argv;
  atexit (at_exit);
  defer note (1);
  if (argc)
    defer note (2);
  for (int i = 0; i < 3; i++)
    if (i)
      defer note (10 + i);
  leave ();
  return 1;
}
