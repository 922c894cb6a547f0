/* A model of panics, for programs that panic at random.
   SPDX-License-Identifier: GPL-3.0-or-later

   It is told when a call is registered, begins and ends, and when a panic is
   raised, and so knows what each recover must return.  Everything belongs to a
   thread.  */

#ifndef PANIC_MODEL_H
#define PANIC_MODEL_H

#include <defer.h>
#include "check.h"

enum { PANICS = 1000 };

/* A function that defers.  */
struct frame
{
  /* The panic that runs its calls, or 0; and whether the call that is running
     has recovered from it.  */
  int running, recovered;
  /* What it returns: 0 until a return has stored something.  */
  int result;
};

static __thread struct
{
  unsigned long long seed;
  long registered, executed;
  /* The panic that was raised last, and the one that is on its way from one
     call to the next, or 0.  */
  int raised, moving;
  /* For each panic the one that it replaced, or 0.  */
  int replaced[PANICS];
  /* What the function that returned last should have returned.  */
  int result;
  /* How many more functions may be called.  */
  int budget;
} m;

/* Return a number below N.  */
static int OPAQUE
pick (int n)
{
  m.seed = m.seed * 6364136223846793005u + 1442695040888963407u;
  return (int) (m.seed >> 33) % n;
}

static struct frame *OPAQUE
registers (struct frame *f)
{
  m.registered++;
  return f;
}

static void OPAQUE
raise_one (void)
{
  m.moving = ++m.raised;
  m.replaced[m.moving] = 0;
  panic ("%d", m.moving);
}

/* A deferred call of F begins.  */
static void OPAQUE
begin (struct frame *f)
{
  m.executed++;
  if (m.moving == 0)
    return;
  if (f->running)
    {
      int oldest = m.moving;
      while (m.replaced[oldest])
	oldest = m.replaced[oldest];
      m.replaced[oldest] = f->running;
    }
  f->running = m.moving;
  f->recovered = 0;
  m.moving = 0;
}

/* The call that is running has called recover, which returned P.  */
static void OPAQUE
recovers (struct frame *f, const struct defer_panic *p)
{
  int wanted = f->recovered ? 0 : f->running;
  for (; wanted; wanted = m.replaced[wanted], p = p->replaced)
    {
      CHECK (p && atoi (p->message) == wanted);
      f->recovered = 1;
    }
  CHECK (!p);
}

/* It ends.  */
static void OPAQUE
end (struct frame *f)
{
  if (f->recovered)
    f->running = f->recovered = 0;
}

/* It was the last one of F.  */
static void OPAQUE
leave (struct frame *f)
{
  m.moving = f->running;
  m.result = f->result;
}

#endif /* PANIC_MODEL_H */
