/* The report: of 100000 frames, the innermost 32 and the outermost 16.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <pthread.h>

/* { dg-additional-options "-pthread" } */
/* { dg-report "panic: deep" } */

static int down (int), further_down (int);
static int (*volatile next) (int) = down;
static int (*volatile next_further) (int) = further_down;

static int
further_down (int n)
{
  if (n == 0)
    panic ("deep"); /* { dg-frame "further_down" } */
  return next_further (n - 1) + 1; /* { dg-frame-times 31 "further_down" } */
}

/* Below them, 20 frames of the next function, its caller, and two of the C library:
   { dg-report "\t... 99975 frames ..." } */

static int
down (int n)
{
  if (n == 0)
    return next_further (99999) + 1;
  return next (n - 1) + 1; /* { dg-frame-times 13 "down" } */
}

static void *
work (void *argument)
{
  next (20 - 1); /* { dg-frame "work" } */
  return argument;
}

int
main (void)
{
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, 256 << 20);
  pthread_create (&thread, &attributes, work, NULL);
  pthread_join (thread, NULL);
}
