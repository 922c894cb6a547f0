/* Rule 2.2: a noreturn function defers, in vain unless it unwinds.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-exit" } */

#include <defer.h>
#include <setjmp.h>
#include "thread.h"

static jmp_buf env;

static void OPAQUE __attribute__ ((noreturn))
jumps (int n)
{
  defer note (1);
  if (n)
    defer note (2);
  longjmp (env, 1);
}

static void OPAQUE __attribute__ ((noreturn))
ends_thread (int n)
{
  defer note (3);
  if (n)
    defer note (4);
  for (int i = 0; i < n; i++)
    defer note (5 + i);
  pthread_exit (NULL);
}

static void OPAQUE __attribute__ ((noreturn))
loops (int n)
{
  defer note (8);
  for (;;)
    if (n-- == 0)
      ends_thread (2);
    else
      defer note (9);
}

static void *
thread (void *argument)
{
  (void) argument;
  loops (2);
}

int
main (void)
{
  if (setjmp (env) == 0)
    jumps (opaque (1));
  EXPECT ("");
  in_thread (thread, NULL);
  EXPECT ("6 5 4 3 9 9 8");
  return 0;
}
