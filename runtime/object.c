/* The storage of panics.
   SPDX-License-Identifier: MIT

   A panic is taken from the first of these that has room:

     the reserve of the thread	 one, for nearly all panics: no allocation
     the heap			 any number
     the reserve of the process	 64, for a heap that is exhausted

   Thread rules: a panic is taken and given back by the thread that it belongs
   to.  Both reserves may be used by signal handlers.  */

#include "runtime.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

/* Small, and so in the static block also when libdefer is opened at run time:
   reaching it must not allocate.  */
static _Thread_local struct
{
  struct panic panic;
  volatile sig_atomic_t taken;
} own __attribute__ ((tls_model ("initial-exec")));

static struct panic reserve[64];
/* One bit for each panic in reserve that is taken.  */
static _Atomic uint64_t reserve_taken;

static struct panic *
take_from_reserve (void)
{
  uint64_t taken = atomic_load (&reserve_taken);
  while (~taken)
    {
      int i = __builtin_ctzll (~taken);
      if (atomic_compare_exchange_weak (&reserve_taken, &taken,
					taken | UINT64_C (1) << i))
	return &reserve[i];
    }
  return NULL;
}

static void
release (struct panic *p)
{
  if (p->seen.message != p->text)
    free ((char *) p->seen.message);
  if (p == &own.panic)
    own.taken = 0;
  else if (p >= reserve && p < reserve + sizeof reserve / sizeof *reserve)
    atomic_fetch_and (&reserve_taken, ~(UINT64_C (1) << (p - reserve)));
  else
    free (p);
}

/* Return a panic whose message is empty.  Aborts when there is no room.  */

struct panic *
defer_new_panic (void)
{
  struct panic *p;

  if (!own.taken)
    {
      own.taken = 1;
      p = &own.panic;
    }
  else if (!(p = malloc (sizeof *p)) && !(p = take_from_reserve ()))
    defer_fatal ("too many panics at once");
  p->seen = (struct defer_panic) { .message = p->text };
  p->text[0] = '\0';
  p->release = release;
  p->state = PANIC_RUNNING;
  p->repanicked = false;
  p->origin = NULL;
  p->oldest = p;
  p->interrupted = NULL;
  p->trace.count = 0;
  p->trace.sp = p->trace.walk = 0;
  return p;
}

/* Give back P, and the panics that it replaced.  */

void
defer_free_panic (struct panic *p)
{
  while (p)
    {
      struct panic *older = (struct panic *) p->seen.replaced;
      p->release (p);
      p = older;
    }
}
