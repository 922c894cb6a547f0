/* Rule 3.1: a coroutine panics while others are suspended in deferred calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <ucontext.h>
#include "panic.h"

enum { COROUTINES = 3 };

static ucontext_t scheduler, contexts[COROUTINES];
static char stacks[COROUTINES][1 << 16];
static int ended[COROUTINES], handled[COROUTINES];

static void OPAQUE
yield (int who)
{
  CHECK (swapcontext (&contexts[who], &scheduler) == 0);
}

static void
handler (int who)
{
  yield (who);
  const struct defer_panic *p = recover ();
  yield (who);
  CHECK (p && atoi (p->message) == who);
  handled[who]++;
}

static void
yields_and_panics (int who)
{
  yield (who);
  panic ("%d replaced", who);
}

static int OPAQUE
panics (int who)
{
  defer_result (int, result) = 1;
  defer yield (who);
  defer
    {
      yield (who);
      const struct defer_panic *p = recover ();
      yield (who);
      CHECK (p && atoi (p->message) == who && p->replaced == NULL);
      result = 2;
    }
  defer yields_and_panics (who);
  defer handler (who);
  defer { yield (who); }
  yield (who);
  panic ("%d", who);
}

/* Different numbers of frames and calls make them meet in every way.  */
static void
run (int who)
{
  defer { ended[who] = 1; }
  for (int i = 0; i <= who + 1; i++)
    {
      defer yield (who);
      CHECK (panics (who) == 2);
      for (int k = 0; k < who; k++)
	yield (who);
    }
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
  for (int i = 0; i < COROUTINES; i++)
    CHECK (handled[i] == i + 2);
  return 0;
}
