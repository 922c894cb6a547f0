/* Rule 2.2: units compiled apart, each with defers, unwind together.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"
#include "support/unit.h"

/* { dg-additional-sources "support/unit.c" } */

void
callback (int number)
{
  defer note (number);
  if (number == 3)
    pthread_exit (NULL);
}

static void *
thread (void *argument)
{
  defer note (4);
  for (int i = 0; i < 2; i++)
    defer note (5 + i);
  unit (*(int *) argument);
  return NULL;
}

int
main (void)
{
  int n = 0;
  in_thread (thread, &n);
  EXPECT ("1 6 5 4");
  n = 2;
  in_thread (thread, &n);
  EXPECT ("3 11 10 2 1 6 5 4");
  return 0;
}
