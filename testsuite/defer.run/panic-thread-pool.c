/* Rules 2.3 and 3.6: threads that panic, recover, exit and are cancelled, all
   at once: every registered call runs, once, last in, first out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

enum { THREADS = 8, ROUNDS = 200, DEPTH = 6, CALLS = 256 };

/* What one thread does.  */
struct job
{
  unsigned random;
  /* The calls that were registered and have not run.  */
  int depth, stack[CALLS];
  long registered, executed;
  /* What the thread results in.  */
  void *result;
};

/* Return true once in N times.  */
static int OPAQUE
once_in (struct job *job, unsigned n)
{
  job->random = job->random * 1664525 + 1013904223;
  return (job->random >> 16) % n == 0;
}

static struct job *OPAQUE
registers (struct job *job)
{
  CHECK (job->depth < CALLS);
  job->stack[job->depth++] = (int) job->registered++;
  return job;
}

/* What runs last has been registered first.  */
static void OPAQUE
executes (struct job *job, int number)
{
  CHECK (job->depth > 0 && job->stack[--job->depth] == number);
  job->executed++;
}

/* End this thread.  One that already does is past being cancelled.  */
static void OPAQUE
leave (struct job *job)
{
  int way = BY_EXIT;
  if (!job->result && once_in (job, 2))
    way = once_in (job, 8) ? BY_ASYNC_CANCEL : BY_CANCEL;
  job->result = ended (way);
  end_thread (way);
}

static void down (struct job *job, int depth);

/* A deferred call, of any kind.  */
static void OPAQUE
called (struct job *job, int number, int depth)
{
  executes (job, number);
  if (once_in (job, 4))
    recover ();
  if (once_in (job, 8))
    down (job, depth - 1);
  if (once_in (job, 8))
    panic ("deferred call %d", number);
  if (once_in (job, 32))
    leave (job);
}

static void OPAQUE
recovers (struct job *job, int number)
{
  executes (job, number);
  recover ();
}

#define NUMBER ((int) registers (job)->registered - 1)

static void
down (struct job *job, int depth)
{
  if (depth <= 0)
    return;
  if (once_in (job, 3))
    defer recovers (job, NUMBER);
  defer called (job, NUMBER, depth);
  int number = NUMBER;
  defer { executes (job, number); if (once_in (job, 4)) recover (); }
  if (once_in (job, 2))
    defer called (job, NUMBER, depth);
  for (int i = 0; once_in (job, 2) && i < 5; i++)
    defer called (job, NUMBER, depth);
  down (job, depth - 1);
  if (once_in (job, 4))
    panic ("depth %d", depth);
  if (once_in (job, 8))
    leave (job);
}

static void *
run (void *argument)
{
  struct job *job = (struct job *) argument;
  defer { recover (); }
  down (job, DEPTH);
  return job;
}

static void *
worker (void *argument)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      struct job job;
      memset (&job, 0, sizeof job);
      job.random = (unsigned) (*(int *) argument * ROUNDS + round);
      void *result = in_thread (run, &job);
      CHECK (job.depth == 0 && job.registered == job.executed);
      CHECK (!job.result || result == job.result);
    }
  return argument;
}

int
main (void)
{
  pthread_t threads[THREADS];
  int numbers[THREADS];
  for (int i = 0; i < THREADS; i++)
    {
      numbers[i] = i;
      CHECK (pthread_create (&threads[i], NULL, worker, &numbers[i]) == 0);
    }
  for (int i = 0; i < THREADS; i++)
    {
      void *result;
      CHECK (pthread_join (threads[i], &result) == 0 && result == &numbers[i]);
    }
  return 0;
}
