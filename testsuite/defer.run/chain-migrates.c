/* Rule 4.4: a chain belongs to its frame, not to the thread that runs it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <ucontext.h>
#include "thread.h"

static ucontext_t resumer, coroutine;
static char stack[1 << 16];

static void OPAQUE
f (int n)
{
  for (int i = 0; i < n; i++)
    {
      defer pop (push (i));
      if (i % 16 == 0)
	CHECK (swapcontext (&coroutine, &resumer) == 0);
    }
}

static void
run (void)
{
  f (65);
}

static void *
resume (void *argument)
{
  for (int i = 0; i < 100; i++)
    defer note (i);
  CHECK (swapcontext (&resumer, &coroutine) == 0);
  return argument;
}

int
main (void)
{
  CHECK (getcontext (&coroutine) == 0);
  coroutine.uc_stack.ss_sp = stack;
  coroutine.uc_stack.ss_size = sizeof stack;
  coroutine.uc_link = &resumer;
  makecontext (&coroutine, run, 0);
  for (int i = 0; i < 5; i++)
    in_thread (resume, NULL);
  resume (NULL);
  EXPECT_EMPTY ();
  return 0;
}
