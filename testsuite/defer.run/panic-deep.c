/* Rule 3.1: a panic below 100000 frames runs their calls, and is recovered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

enum { FRAMES = 100000, STACK = 1 << 28 };

static int calls;

static void OPAQUE
call (int depth)
{
  CHECK (depth == calls);
  calls++;
}

static void OPAQUE
fails (void)
{
  panic ("at the bottom");
}

static void OPAQUE
down (int depth)
{
  defer call (depth);
  if (depth)
    down (depth - 1);
  else
    fails ();
  note (1);
}

/* Frames with nothing to run.  */
static int OPAQUE
straight_down (int depth)
{
  if (depth)
    return straight_down (depth - 1) + 1;
  fails ();
  return 1;
}

static void *
thread (void *argument)
{
  defer { say_panic (recover ()); }
  if (argument)
    straight_down (FRAMES);
  else
    down (FRAMES);
  return argument;
}

int
main (void)
{
  pthread_attr_t attributes;
  CHECK (pthread_attr_init (&attributes) == 0);
  CHECK (pthread_attr_setstacksize (&attributes, STACK) == 0);
  for (int i = 0; i < 2; i++)
    {
      pthread_t id;
      CHECK (pthread_create (&id, &attributes, thread, i ? &calls : NULL) == 0);
      CHECK (pthread_join (id, NULL) == 0);
    }
  EXPECT ("at the bottom at the bottom");
  CHECK (calls == FRAMES + 1);
  return 0;
}
