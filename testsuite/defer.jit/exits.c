/* Section 7 and rules 2.2, 3.6: pthread_exit and cancellation run the deferred
   calls of generated functions, in many threads at once; a longjmp past them
   leaves nothing behind.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "lib/gen.h"

#include <pthread.h>
#include <setjmp.h>
#include <unistd.h>

static int (*fn) (int);
static jmp_buf target;

enum { PANIC, EXIT, CANCEL, JUMP };

void
leave (int how)
{
  if (how == PANIC)
    panic ("from a thread");
  else if (how == EXIT)
    pthread_exit (trace);
  else if (how == JUMP)
    longjmp (target, 1);
  else
    {
      pthread_cancel (pthread_self ());
      for (;;)
	pause ();
    }
}

/* What is on the stack where a generated frame was.  */

static __attribute__ ((noinline)) void
overwrite (void)
{
  volatile char room[4096];
  for (size_t i = 0; i < sizeof room; i++)
    room[i] = (char) 0xff;
}

static void
check_end (const char *wanted)
{
  check (wanted);
}

static void *
thread (void *data)
{
  const int how = (int) (intptr_t) data % 3;

  for (int i = 0; i < 200; i++)
    {
      check_that (fn (PANIC) == 0);
      check ("2 1 0:from a thread ");
    }
  defer check_end (how == PANIC ? "2 1 0:from a thread " : "2 1 0:none ");
  fn (how);
  return data;
}

int
main (void)
{
  new_context ();
  gcc_jit_function *run = function (EXPORTED, INT, "run", 1, INT);
  gcc_jit_block *b = block (run);
  defer_jit *d = defer_jit_begin (ctxt, run, b);
  later (d, b, ONCE, import ("handle"), 1, num (0));
  later (d, b, MANY, import ("note"), 1, num (1));
  later (d, b, ONCE, import ("note"), 1, num (2));
  call (b, import ("leave"), 1, param (run, 0));
  defer_jit_return (d, b, NULL, num (3));
  finish (d);
  compile ();
  fn = code ("run");

  enum { THREADS = 12 };
  pthread_t threads[THREADS];
  for (intptr_t i = 0; i < THREADS; i++)
    check_that (!pthread_create (&threads[i], NULL, thread, (void *) i));
  for (int i = 0; i < THREADS; i++)
    {
      void *result;
      check_that (!pthread_join (threads[i], &result));
      check_that ((result == PTHREAD_CANCELED) == (i % 3 == CANCEL));
    }

  for (int i = 0; i < 100; i++)
    {
      if (setjmp (target) == 0)
	fn (JUMP);
      overwrite ();
      check ("");
      check_that (fn (PANIC) == 0);
      check ("2 1 0:from a thread ");
    }
  gcc_jit_result_release (compiled);
}
