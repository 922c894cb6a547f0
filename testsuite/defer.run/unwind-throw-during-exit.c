/* Rule 2.3: a call that a thread's exit is running throws: the rest run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
thrown (int n)
{
  note (n);
  throw_int (n);
}

static void OPAQUE
unconditional (void)
{
  defer note (1);
  defer thrown (2);
  defer note (3);
  pthread_exit (NULL);
}

static void OPAQUE
conditional (void)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length == 0)
    defer { thrown (2); }
  if (trace_length == 0)
    defer note (3);
  pthread_exit (NULL);
}

static void OPAQUE
loop (void)
{
  for (int i = 1; i < 4; i++)
    defer (i == 2 ? thrown : note) (i);
  pthread_exit (NULL);
}

static void (*const tests[]) (void) = { unconditional, conditional, loop };

static void *
thread (void *argument)
{
  defer note (0);
  CHECK (catch_int (tests[*(int *) argument]) == 2);
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
