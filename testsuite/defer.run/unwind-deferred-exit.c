/* Rule 2.3: a deferred call that ends the thread: the rest still run, once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

static void OPAQUE
leave (int number)
{
  note (number);
  pthread_exit (trace);
}

static void OPAQUE
unconditional (int unwinding)
{
  defer note (1);
  defer leave (2);
  defer note (3);
  defer { leave (4); }
  if (unwinding)
    leave (5);
}

static void OPAQUE
conditional (int unwinding)
{
  if (trace_length == 0)
    defer note (1);
  if (trace_length == 0)
    defer leave (2);
  if (trace_length)
    defer note (100);
  if (trace_length == 0)
    defer note (3);
  if (trace_length == 0)
    defer { leave (4); }
  if (unwinding)
    leave (5);
}

static void OPAQUE
loop (int unwinding)
{
  for (int i = 1; i < 5; i++)
    if (i & 1)
      defer note (i);
    else
      defer leave (i);
  if (unwinding)
    leave (5);
}

static void OPAQUE
mixed (int unwinding)
{
  int n;
  for (n = 1; n < 3; n++)
    defer leave (n);
  defer leave (3);
  if (n)
    defer leave (4);
  if (unwinding)
    leave (5);
}

static void (*const tests[]) (int) = { unconditional, conditional, loop, mixed };

static void *
thread (void *argument)
{
  const int *how = (const int *) argument;
  defer note (0);
  tests[how[0]] (how[1]);
  note (100);
  return NULL;
}

int
main (void)
{
  for (int test = 0; test < 4; test++)
    for (int unwinding = 0; unwinding < 2; unwinding++)
      {
	int how[2] = { test, unwinding };
	CHECK (in_thread (thread, how) == trace);
	EXPECT (unwinding ? "5 4 3 2 1 0" : "4 3 2 1 0");
      }
  return 0;
}
