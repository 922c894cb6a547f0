/* Threads that end in the middle of things.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef THREAD_H
#define THREAD_H

#include <pthread.h>
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

#endif /* THREAD_H */
