/* Threads that end in the middle of things.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef THREAD_H
#define THREAD_H

#include <pthread.h>
#include <unistd.h>
#include "check.h"

/* Run FN (ARGUMENT) in a thread of its own and return the thread's result,
   PTHREAD_CANCELED if it was cancelled.  */
static MAY_BE_UNUSED void *
in_thread (void *(*fn) (void *), void *argument)
{
  pthread_t thread;
  void *result;
  CHECK (pthread_create (&thread, NULL, fn, argument) == 0);
  CHECK (pthread_join (thread, &result) == 0);
  return result;
}

/* End this thread by cancellation, here.  */
static void MAY_BE_UNUSED
cancel_here (void)
{
  pthread_cancel (pthread_self ());
  pthread_testcancel ();
}

/* The ways in which a thread ends, but by returning: the last one is to be
   cancelled by another thread, asynchronously, in a cancellation point.  */
enum { BY_EXIT, BY_CANCEL, BY_ASYNC_CANCEL, WAYS };

/* What a thread that ends BY_EXIT results in.  */
static char exit_value;

static MAY_BE_UNUSED void *
ended (int way)
{
  return way == BY_EXIT ? &exit_value : PTHREAD_CANCELED;
}

static void *
cancel_other (void *thread)
{
  pthread_cancel (*(pthread_t *) thread);
  return NULL;
}

/* End this thread in that WAY.  No variable is in this frame, lest tools that
   watch frames miss that it is left.  */
static void OPAQUE MAY_BE_UNUSED
end_thread (int way)
{
  static __thread pthread_t self, other;
  if (way == BY_EXIT)
    pthread_exit (&exit_value);
  if (way == BY_CANCEL)
    cancel_here ();

  self = pthread_self ();
  CHECK (pthread_create (&other, NULL, cancel_other, &self) == 0);
  pthread_detach (other);
  pthread_setcanceltype (PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
  for (;;)
    pause ();
}

#endif /* THREAD_H */
