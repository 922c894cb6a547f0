/* Rules 2.3 and 3.9: a panic where little is left of the stack: either all goes as
   ever, or the stack overflows, with its message.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

/* pthread_getattr_np */
#define _GNU_SOURCE 1
#include <alloca.h>
#include <defer.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"

enum { STEP = 512, ENOUGH = 12 * 1024 };

/* The lowest address of the stack, and what of it is to be left.  */
static uintptr_t end;
static size_t left;

static void OPAQUE
fails (void)
{
  defer pop (push (1));
  panic ("at the end");
}

/* A chain that needs more than the frame, and a panic in a deferred call.  */
static void OPAQUE
passes (int n)
{
  for (int i = 0; i < n; i++)
    defer pop (push (i));
  defer fails ();
  fails ();
}

static int OPAQUE
at_the_end (int n)
{
  defer_result (int, result) = 0;
  defer { result = recover () != NULL; }
  defer pop (push (-1));
  passes (n);
}

static void OPAQUE
go_to_the_end (void)
{
  uintptr_t here = (uintptr_t) __builtin_frame_address (0);
  char *volatile room = (char *) alloca (here - end - left);
  *room = 1;
  CHECK (at_the_end (40));
  *room = 2;
}

static void *
thread (void *data)
{
  pthread_attr_t attributes;
  void *lowest;
  size_t size;
  CHECK (defer_thread_faults () == 0);
  CHECK (pthread_getattr_np (pthread_self (), &attributes) == 0);
  CHECK (pthread_attr_getstack (&attributes, &lowest, &size) == 0);
  pthread_attr_destroy (&attributes);
  end = (uintptr_t) lowest;
  go_to_the_end ();
  return data;
}

static void
ends (void)
{
  CHECK (defer_catch_faults () == 0);
  in_thread (thread, NULL);
  EXPECT_EMPTY ();
}

int
main (void)
{
  int overflows = 0;
  for (left = STEP; left < 2 * ENOUGH; left += STEP)
    {
      int status = in_child (ends);
      if (status == 0)
	continue;
      CHECK (status == -SIGSEGV);
      CHECK (child_began ("defer: stack overflow\n\nthread "));
      overflows++;
      /* Many programs have coroutines with stacks that are not larger.  */
      CHECK (left < ENOUGH);
    }
  CHECK (overflows > 0);
  return 0;
}
