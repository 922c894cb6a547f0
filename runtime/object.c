/* The storage of panics.
   SPDX-License-Identifier: MIT

   A panic is taken from the first of these that has room:

     the one of the thread	 for nearly all panics: no allocation.  A thread
				 comes to it with its first panic, from the pool
				 or the heap, and keeps it
     the pool of the process	 64
     the heap			 any number
     the reserve of the process	 64, for a heap that is exhausted

   Thread rules: a panic is taken and given back by the thread that it belongs
   to.  What comes from no heap may be used by signal handlers: also by one that
   has come while another panic of the thread was running, and the heap was in
   use.  */

#include "runtime.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { POOL_SIZE = 64 };

struct pool
{
  struct panic panics[POOL_SIZE];
  /* One bit for each that is taken.  */
  _Atomic uint64_t taken;
};

static struct pool pool, reserve;

/* The panic of this thread, or NULL.  Reaching it must not allocate, and what
   libraries that are opened at run time get of the static block is little.  */
static _Thread_local struct
{
  struct panic *panic;
  volatile sig_atomic_t taken;
} own __attribute__ ((tls_model ("initial-exec")));

/* Tells when a thread that has one ends.  */
static pthread_key_t key;
static bool key_made;

/* Present in a program compiled with -fsanitize=thread, which does not see that
   threads take what others have given back.  */
extern void __tsan_acquire (void *address) __attribute__ ((weak));
extern void __tsan_release (void *address) __attribute__ ((weak));

static struct panic *
take (struct pool *from)
{
  uint64_t taken = atomic_load (&from->taken);
  while (~taken)
    {
      int i = __builtin_ctzll (~taken);
      if (atomic_compare_exchange_weak (&from->taken, &taken,
					taken | UINT64_C (1) << i))
	{
	  if (__tsan_acquire)
	    __tsan_acquire (&from->panics[i]);
	  return &from->panics[i];
	}
    }
  return NULL;
}

/* Give P back to TO.  Return false if it is not from there.  */

static bool
give_back (struct pool *to, struct panic *p)
{
  if (p < to->panics || p >= to->panics + POOL_SIZE)
    return false;
  if (__tsan_release)
    __tsan_release (p);
  atomic_fetch_and (&to->taken, ~(UINT64_C (1) << (p - to->panics)));
  return true;
}

static void
discard (struct panic *p)
{
  if (!give_back (&pool, p) && !give_back (&reserve, p))
    free (p);
}

static void
end_thread (void *p)
{
  own.panic = NULL;
  discard (p);
}

static void __attribute__ ((constructor))
make_key (void)
{
  key_made = pthread_key_create (&key, end_thread) == 0;
}

static void __attribute__ ((destructor))
delete_key (void)
{
  if (key_made)
    pthread_key_delete (key);
}

/* Return storage from the pool or the heap, or NULL.  */

static struct panic *
allocate (void)
{
  struct panic *p = take (&pool);
  return p ? p : malloc (sizeof *p);
}

/* Return the panic of this thread, or NULL if it cannot be known when it is to be
   given back.  */

static struct panic *
own_panic (void)
{
  if (own.panic || !key_made)
    return own.panic;
  struct panic *p = allocate ();
  if (p && pthread_setspecific (key, p) != 0)
    {
      discard (p);
      return NULL;
    }
  own.panic = p;
  return p;
}

static void
release (struct panic *p)
{
  if (p->seen.message != p->text)
    free ((char *) p->seen.message);
  if (p == own.panic)
    own.taken = 0;
  else
    discard (p);
}

/* Return a panic whose message is empty.  Aborts when there is no room.  */

struct panic *
defer_new_panic (void)
{
  struct panic *p = NULL;

  if (!own.taken)
    {
      own.taken = 1;
      p = own_panic ();
      if (!p)
	own.taken = 0;
    }
  if (!p && !(p = allocate ()) && !(p = take (&reserve)))
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
