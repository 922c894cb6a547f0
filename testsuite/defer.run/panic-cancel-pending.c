/* Rule 3.6: a cancellation pending when a panic is raised is acted on in the
   first deferred call that can be cancelled, and drops the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void OPAQUE
handler (void)
{
  say_panic (recover ());
}

static void OPAQUE
f (void)
{
  defer handler ();
  defer { pthread_testcancel (); note (100); }
  defer note (1);
  pthread_cancel (pthread_self ());
  panic ("dropped");
}

/* One that recovers first leaves the cancellation pending.  */
static void OPAQUE
g (void)
{
  defer note (2);
  defer pthread_testcancel ();
  defer handler ();
  pthread_cancel (pthread_self ());
  panic ("recovered");
}

/* It cannot be acted on while cancellation is disabled.  */
static void OPAQUE
disabled (void)
{
  int state;
  pthread_setcancelstate (PTHREAD_CANCEL_DISABLE, &state);
  defer pthread_testcancel ();
  defer pthread_setcancelstate (state, NULL);
  defer handler ();
  defer pthread_testcancel ();
  pthread_cancel (pthread_self ());
  panic ("disabled");
}

static void *
thread (void *argument)
{
  defer note (0);
  switch (*(int *) argument)
    {
    case 0:
      f ();
      break;
    case 1:
      g ();
      break;
    default:
      disabled ();
    }
  note (100);
  return NULL;
}

int
main (void)
{
  static const char *const wanted[]
    = { "1 NULL 0", "recovered 2 0", "disabled 0" };
  for (int how = 0; how < 3; how++)
    {
      CHECK (in_thread (thread, &how) == PTHREAD_CANCELED);
      EXPECT (wanted[how]);
    }
  return 0;
}
