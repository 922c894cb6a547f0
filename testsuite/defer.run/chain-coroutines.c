/* Rule 4.4: coroutines that switch stacks keep chains of their own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <ucontext.h>
#include "check.h"

enum { COROUTINES = 3, ROUNDS = 40 };

static ucontext_t scheduler, contexts[COROUTINES];
static char stacks[COROUTINES][1 << 16];
static int ended[COROUTINES], last[COROUTINES];

static void OPAQUE
expect_next (int who, int number)
{
  CHECK (--last[who] == number);
}

static void OPAQUE
yield (int who)
{
  CHECK (swapcontext (&contexts[who], &scheduler) == 0);
}

/* Number the calls from 0, coming back in between.  */
static void OPAQUE
rounds (int who, int n)
{
  for (int i = 0; i < n; i++)
    {
      defer expect_next (who, last[who]++);
      yield (who);
      if (i % 8 == who)
	{
	  int number = last[who]++;
	  defer expect_next (who, number);
	}
    }
  defer { yield (who); }
}

static void
run (int who)
{
  defer { ended[who]++; }
  rounds (who, ROUNDS >> who);
  CHECK (last[who] == 0);
}

static void
start (int who)
{
  ucontext_t *context = &contexts[who];
  CHECK (getcontext (context) == 0);
  context->uc_stack.ss_sp = stacks[who];
  context->uc_stack.ss_size = sizeof stacks[who];
  context->uc_link = &scheduler;
  makecontext (context, (void (*) (void)) (void *) run, 1, who);
}

int
main (void)
{
  int running = COROUTINES;
  for (int i = 0; i < COROUTINES; i++)
    start (i);
  while (running)
    for (int i = 0; i < COROUTINES; i++)
      if (!ended[i])
	{
	  CHECK (swapcontext (&scheduler, &contexts[i]) == 0);
	  running -= ended[i];
	}
  return 0;
}
