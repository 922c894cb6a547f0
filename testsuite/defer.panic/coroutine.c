/* The report: a panic that comes to the bottom of a coroutine.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <ucontext.h>

/* { dg-report "panic: in a coroutine" } */

static char stack[256 * 1024];

static void
body (void)
{
  panic ("in a coroutine"); /* { dg-frame "body" } */
}

/* { dg-report "\t... the bottom of a coroutine's stack" } */

int
main (void)
{
  ucontext_t here, there;
  getcontext (&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext (&there, body, 0);
  swapcontext (&here, &there);
  return 0;
}
