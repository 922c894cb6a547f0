/* The report: when several threads panic at once there is one report.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <pthread.h>
#include <unistd.h>

/* { dg-additional-options "-pthread" } */
/* { dg-report "panic: one of eight" } */

static pthread_barrier_t barrier;

static void *
work (void *argument)
{
  pthread_barrier_wait (&barrier);
  panic ("one of eight"); /* { dg-frame "work" } */
  return argument;
}

/* The others wait for the end; nobody goes on.  */

static void
hook (const struct defer_panic *p)
{
  (void) p;
  usleep (50000);
}

int
main (void)
{
  pthread_t thread;
  pthread_barrier_init (&barrier, NULL, 8);
  defer_set_uncaught (hook);
  for (int i = 0; i < 8; i++)
    pthread_create (&thread, NULL, work, NULL);
  for (;;)
    pause ();
}
