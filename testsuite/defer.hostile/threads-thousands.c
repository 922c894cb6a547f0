/* Rules 2.3, 3.6 and 3.9: thousands of threads come and go, in every way; each runs
   its deferred calls once, in order, and leaves nothing mapped behind.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"
#include <malloc.h>

enum { ROUNDS = 60, AT_ONCE = 64, PASSES = 30 };

/* What a thread does before it ends: how it ends is up to its number.  */
enum
{
  RETURNS, PANICS, EXITS, EXITS_PANICKING, PANICS_EXITING, IS_CANCELLED,
  HOW_MANY
};

struct work
{
  pthread_t thread;
  int how, pending[PASSES + 8], n;
};

static int OPAQUE
add (struct work *w, int number)
{
  return w->pending[w->n++] = number;
}

static void OPAQUE
take (struct work *w, int number)
{
  CHECK (w->n > 0 && w->pending[--w->n] == number);
}

static void OPAQUE __attribute__ ((noreturn))
fails (struct work *w)
{
  defer take (w, add (w, -2));
  panic ("%d", w->how);
}

static void OPAQUE
ends (struct work *w)
{
  defer
    {
      take (w, -1);
      if (w->how == EXITS_PANICKING)
	fails (w);
      if (w->how == PANICS_EXITING)
	pthread_exit (w);
    }
  add (w, -1);
  for (int i = 0; i < PASSES; i++)
    defer take (w, add (w, i));
  switch (w->how)
    {
    case RETURNS:
      return;
    case PANICS:
    case PANICS_EXITING:
      fails (w);
    case IS_CANCELLED:
      for (;;)
	pause ();
    default:
      pthread_exit (w);
    }
}

static void OPAQUE
recovers (struct work *w)
{
  defer { recover (); }
  defer take (w, add (w, -3));
  ends (w);
}

static void *
thread (void *data)
{
  struct work *w = (struct work *) data;
  CHECK (defer_thread_faults () == 0);
  recovers (w);
  return w;
}

/* Return how much memory is mapped, in pages.  */
static unsigned long
mapped (void)
{
  unsigned long pages;
  FILE *statm = fopen ("/proc/self/statm", "r");
  CHECK (statm && fscanf (statm, "%lu", &pages) == 1);
  fclose (statm);
  return pages;
}

static void
together (void)
{
  static struct work works[AT_ONCE];
  for (int i = 0; i < AT_ONCE; i++)
    {
      works[i].how = i % HOW_MANY;
      CHECK (pthread_create (&works[i].thread, NULL, thread, &works[i]) == 0);
    }
  for (int i = 0; i < AT_ONCE; i++)
    {
      void *result;
      if (works[i].how == IS_CANCELLED)
	pthread_cancel (works[i].thread);
      CHECK (pthread_join (works[i].thread, &result) == 0);
      CHECK (result == (works[i].how == IS_CANCELLED ? PTHREAD_CANCELED
			: &works[i]));
      CHECK (works[i].n == 0);
    }
}

int
main (void)
{
  unsigned long before = 0;
  CHECK (defer_catch_faults () == 0);
  /* An arena of the heap for each of several threads would look like a leak.  */
  mallopt (M_ARENA_MAX, 1);
  for (int round = 0; round < ROUNDS; round++)
    {
      together ();
      /* glibc keeps some of the stacks.  */
      if (round == ROUNDS / 2)
	before = mapped ();
    }
  CHECK (mapped () < before + ROUNDS / 2 * AT_ONCE * 32);
  return 0;
}
