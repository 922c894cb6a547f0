/* Rule 3.6: cleanup handlers of C without -fexceptions, around all of a panic.

   glibc jumps to them from the exit of a thread; that this has been cut short
   and goes on is no matter, as long as the panic does not pass such a frame.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void
handler (void *text)
{
  say ((const char *) text);
}

static void OPAQUE
raises (void)
{
  panic ("raised");
}

static void OPAQUE
recovers (int way)
{
  defer note (1);
  defer { say_panic (recover ()); }
  defer raises ();
  end_thread (way);
}

static void OPAQUE
inner (int way)
{
  pthread_cleanup_push (handler, (void *) "inner");
  defer note (2);
  recovers (way);
  pthread_cleanup_pop (0);
}

static void *
thread (void *argument)
{
  defer { say_panic (recover ()); }
  defer raises ();
  pthread_cleanup_push (handler, (void *) "outer");
  inner (*(int *) argument);
  pthread_cleanup_pop (0);
  return NULL;
}

int
main (void)
{
  for (int way = 0; way < WAYS; way++)
    {
      CHECK (in_thread (thread, &way) == ended (way));
      EXPECT ("raised 1 inner 2 outer raised");
    }
  return 0;
}
