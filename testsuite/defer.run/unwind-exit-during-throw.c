/* Rule 2.3: a thread that ends in a call that an exception is running.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
leave (int n)
{
  note (n);
  pthread_exit (NULL);
}

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer leave (2);
  defer note (3);
  throw_int (1);
}

static void OPAQUE
conditional (void)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length == 0)
    defer { leave (2); }
  if (trace_length == 0)
    defer note (3);
  throw_int (1);
}

static void OPAQUE
loop (void)
{
  for (int i = 1; i < 4; i++)
    defer (i == 2 ? leave : note) (i);
  throw_int (1);
}

static void (*const tests[]) (void) = { unconditional, conditional, loop };

static void *
thread (void *argument)
{
  defer note (0);
  catch_int (tests[*(int *) argument]);
  note (100);
  return NULL;
}

int
main (void)
{
  for (int test = 0; test < 3; test++)
    {
      in_thread (thread, &test);
      EXPECT ("3 2 1 0");
    }
  return 0;
}
