/* Coroutines that switch stacks and take turns.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef COROUTINE_H
#define COROUTINE_H

#include <ucontext.h>
#include "check.h"

enum { COROUTINES = 3 };

static ucontext_t scheduler, contexts[COROUTINES];
static char stacks[COROUTINES][1 << 16];

/* Each coroutine counts its own up when it ends.  */
static int ended[COROUTINES];

/* From the coroutine WHO, let the others go on.  */
static void OPAQUE
yield (int who)
{
  CHECK (swapcontext (&contexts[who], &scheduler) == 0);
}

static void
start_coroutine (int who, void (*body) (int))
{
  ucontext_t *context = &contexts[who];
  CHECK (getcontext (context) == 0);
  context->uc_stack.ss_sp = stacks[who];
  context->uc_stack.ss_size = sizeof stacks[who];
  context->uc_link = &scheduler;
  makecontext (context, (void (*) (void)) (void *) body, 1, who);
}

/* Run BODY (WHO) for each coroutine WHO, in turns, until all have ended.  */
static void
run_coroutines (void (*body) (int))
{
  int running = COROUTINES;
  for (int i = 0; i < COROUTINES; i++)
    start_coroutine (i, body);
  while (running)
    for (int i = 0; i < COROUTINES; i++)
      if (!ended[i])
	{
	  CHECK (swapcontext (&scheduler, &contexts[i]) == 0);
	  running -= ended[i];
	}
}

#endif /* COROUTINE_H */
