/* The report: a panic in a signal handler has the frames of both, and the one that
   was interrupted at the instruction that was.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <signal.h>

/* { dg-report "panic: signal 8" } */

static void
handler (int signo)
{
  panic ("signal %d", signo); /* { dg-frame "handler" } */
}

static int
divide (int n, volatile int *by)
{
  return n / *by; /* { dg-frame "divide" } */
}

int
main (int argc, char **argv)
{
  (void) argv;
  volatile int zero = 0;
  signal (SIGFPE, handler);
  return divide (argc, &zero); /* { dg-frame "main" } */
}
