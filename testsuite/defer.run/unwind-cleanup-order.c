/* Rule 2.4: unwinding keeps the order with the language's own cleanups.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void OPAQUE
clean (int *p)
{
  note (*p);
}

#define CLEANED __attribute__ ((cleanup (clean)))

/* The cleanup attribute works on unwinding only with -fexceptions.  */
/* { dg-additional-options "-fexceptions" } */

static void *
thread (void *argument)
{
  int n = *(int *) argument;
  int CLEANED a = 1;
  if (n)
    defer { note (10 + a); }
  int CLEANED b = 2;
  defer { note (20 + b); }
  int CLEANED c = 3;
  for (int i = 0; i < n; i++)
    defer { note (30 + c); }
  {
    int CLEANED d = 4;
    defer note (40 + d);
    pthread_exit (NULL);
  }
}

int
main (void)
{
  int n = 2;
  in_thread (thread, &n);
  EXPECT ("4 44 33 33 3 22 2 11 1");
  return 0;
}
