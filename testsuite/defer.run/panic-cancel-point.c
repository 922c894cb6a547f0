/* Rule 3.6: threads are cancelled in a cancellation point, in a deferred call
   that a panic runs and in one that runs after it, and panic on their way out.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static pthread_barrier_t started;

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

/* Wait to be cancelled.  */
static void OPAQUE
wait_for_it (int type)
{
  pthread_barrier_wait (&started);
  pthread_setcanceltype (type, NULL);
  for (;;)
    pause ();
}

static void OPAQUE
raises (void)
{
  panic ("raised");
}

static void OPAQUE
during (int type)
{
  defer handler ();
  defer raises ();
  defer handler ();
  for (int i = 0; i < 1; i++)
    defer wait_for_it (type);
  raises ();
}

static void OPAQUE
after (int type)
{
  defer handler ();
  defer raises ();
  defer wait_for_it (type);
  defer handler ();
  raises ();
}

static void *
thread (void *argument)
{
  const int *how = (const int *) argument;
  defer note (0);
  (how[0] ? after : during) (how[1]);
  note (100);
  return NULL;
}

int
main (void)
{
  static const char *const wanted[] = { "NULL raised 0", "raised raised 0" };
  CHECK (pthread_barrier_init (&started, NULL, 2) == 0);
  for (int i = 0; i < 4; i++)
    {
      int how[2] = { i & 1, i & 2 ? PTHREAD_CANCEL_ASYNCHRONOUS
				  : PTHREAD_CANCEL_DEFERRED };
      pthread_t id;
      void *result;
      CHECK (pthread_create (&id, NULL, thread, how) == 0);
      pthread_barrier_wait (&started);
      CHECK (pthread_cancel (id) == 0);
      CHECK (pthread_join (id, &result) == 0 && result == PTHREAD_CANCELED);
      EXPECT (wanted[i & 1]);
    }
  return 0;
}
