/* The report: a panic that nobody recovers ends the process in any thread; the
   report names that one.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

/* { dg-additional-options "-pthread" } */
/* { dg-report "panic: in <N>" } */
/* { dg-report "" } */
/* { dg-report "thread <SAME> [running]:" } */

static void *
work (void *argument)
{
  panic ("in %ld", syscall (SYS_gettid)); /* { dg-frame "work" } */
  return argument;
}

int
main (void)
{
  pthread_t thread;
  pthread_create (&thread, NULL, work, NULL);
  pthread_join (thread, NULL);
}
