/* Rule 2.3: threads that panic, recover, exit and are cancelled run every call.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

enum { AT_ONCE = 4, ROUNDS = 150, FUNCTIONS = 100 };

struct work
{
  pthread_t thread;
  unsigned long long seed;
  /* Calls that are yet to run, newest last.  */
  int pending[1000], n;
  int functions;
};

/* What this thread does.  */
static __thread struct work *w;

/* Return a number below N.  */
static int OPAQUE
pick (int n)
{
  w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
  return (int) (w->seed >> 33) % n;
}

static int OPAQUE
registered (void)
{
  CHECK (w->n < (int) (sizeof w->pending / sizeof *w->pending));
  return w->pending[w->n++] = pick (1000000);
}

static void OPAQUE
runs (int number)
{
  CHECK (w->n > 0 && w->pending[--w->n] == number);
}

static void act (void);

/* The body of the deferred call NUMBER.  */
#define CALL(number) \
  { \
    runs (number); \
    for (int turns = pick (3); turns; turns--) \
      if (pick (2)) \
	recover (); \
      else \
	act (); \
  }

static void
call (int number)
CALL (number)

static int OPAQUE
function (void)
{
  int first = registered ();
  defer CALL (first)
  act ();
  if (pick (2))
    defer call (registered ());
  for (int n = pick (4); n; n--)
    {
      defer call (registered ());
      if (pick (4) == 0)
	act ();
    }
  if (pick (4))
    act ();
  defer call (registered ());
  return pick (10);
}

static void OPAQUE
act (void)
{
  switch (pick (16))
    {
    case 0:
    case 1:
    case 2:
      panic ("%d", w->n);
    case 3:
      pthread_exit (w);
    case 4:
      cancel_here ();
      break;
    case 5:
    case 6:
      pthread_testcancel ();
      break;
    default:
      if (w->functions++ < FUNCTIONS)
	function ();
    }
}

static void *
thread (void *argument)
{
  w = (struct work *) argument;
  defer { recover (); }
  for (int i = 0; i < 3; i++)
    act ();
  return NULL;
}

int
main (void)
{
  static struct work works[AT_ONCE];
  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < AT_ONCE; i++)
	{
	  works[i].seed = (unsigned long long) (round * AT_ONCE + i);
	  works[i].n = works[i].functions = 0;
	  CHECK (pthread_create (&works[i].thread, NULL, thread, &works[i]) == 0);
	}
      pthread_cancel (works[round % AT_ONCE].thread);
      for (int i = 0; i < AT_ONCE; i++)
	{
	  CHECK (pthread_join (works[i].thread, NULL) == 0);
	  CHECK (works[i].n == 0);
	}
    }
  return 0;
}
