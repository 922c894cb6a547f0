/* The report: when another thread holds the lock of stdout, that is not waited for.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

/* { dg-additional-options "-pthread" } */
/* { dg-report "panic: end" } */

static pthread_barrier_t barrier;

static void *
hold (void *argument)
{
  flockfile (stdout);
  pthread_barrier_wait (&barrier);
  for (;;)
    pause ();
  return argument;
}

int
main (void)
{
  pthread_t thread;
  printf ("lost");
  pthread_barrier_init (&barrier, NULL, 2);
  pthread_create (&thread, NULL, hold, NULL);
  pthread_barrier_wait (&barrier);
  panic ("end"); /* { dg-frame "main" } */
}
