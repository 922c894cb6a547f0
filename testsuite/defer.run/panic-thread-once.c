/* Rule 3.1: pthread_once calls a routine that panicked again.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int calls;

static void
initialize (void)
{
  note (++calls);
  if (calls < 3)
    panic ("initialize");
}

static void OPAQUE
recovers (void)
{
  defer { say_panic (recover ()); }
  pthread_once (&once, initialize);
}

static void *
thread (void *argument)
{
  recovers ();
  return argument;
}

int
main (void)
{
  recovers ();
  in_thread (thread, NULL);
  recovers ();
  recovers ();
  EXPECT ("1 initialize 2 initialize 3 NULL NULL");
  return 0;
}
