/* Rule 2.2: a function that has a version for each processor unwinds, too.
   SPDX-License-Identifier: GPL-3.0-or-later

   Its calls go through a symbol that the compiler declares.  */

/* { dg-machines "^(x86_64|i.86)-" } */

#include <defer.h>
#include "thread.h"

#define VERSIONS __attribute__ ((target_clones ("avx2", "default")))

VERSIONS int
without (int n)
{
  if (n > 3)
    pthread_exit (NULL);
  return n;
}

VERSIONS int
with (int n)
{
  defer note (n);
  return without (n);
}

static void *
thread (void *argument)
{
  int *n = (int *) argument;
  defer note (1);
  *n = with (*n);
  return NULL;
}

int
main (void)
{
  int n = opaque (3);
  in_thread (thread, &n);
  EXPECT ("3 1");
  n = opaque (4);
  in_thread (thread, &n);
  EXPECT ("4 1");
  return 0;
}
