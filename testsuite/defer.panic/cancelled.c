/* The report: a cancellation that is pending does not cut it short.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <pthread.h>
#include <unistd.h>

/* { dg-additional-options "-pthread" } */
/* { dg-report "panic: cancelled" } */

static void *
work (void *argument)
{
  pthread_setcancelstate (PTHREAD_CANCEL_DISABLE, NULL);
  pthread_cancel (pthread_self ());
  defer pthread_setcancelstate (PTHREAD_CANCEL_ENABLE, NULL);
  panic ("cancelled"); /* { dg-frame "work" } */
  return argument;
}

int
main (void)
{
  pthread_t thread;
  pthread_create (&thread, NULL, work, NULL);
  pthread_join (thread, NULL);
}
