/* Rule 3.6: a deferred unlock, whatever ends a thread that waits or works.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int waiting;

static void OPAQUE
works (const char *text)
{
  CHECK (pthread_mutex_lock (&mutex) == 0);
  defer pthread_mutex_unlock (&mutex);
  panic ("%s", text);
}

static void OPAQUE
recovers (const char *text)
{
  defer { CHECK (recover ()); }
  works (text);
}

static void OPAQUE
waits (void)
{
  CHECK (pthread_mutex_lock (&mutex) == 0);
  defer pthread_mutex_unlock (&mutex);
  waiting = 1;
  for (;;)
    pthread_cond_wait (&condition, &mutex);
}

static void *
thread (void *argument)
{
  defer { CHECK (recover ()); }
  defer works ("at the end");
  recovers ("before");
  defer recovers ("after");
  waits ();
  return argument;
}

int
main (void)
{
  for (int i = 0; i < 3; i++)
    {
      pthread_t id;
      void *result;
      CHECK (pthread_create (&id, NULL, thread, NULL) == 0);
      for (int ready = 0; !ready; usleep (100))
	{
	  CHECK (pthread_mutex_lock (&mutex) == 0);
	  ready = waiting;
	  CHECK (pthread_mutex_unlock (&mutex) == 0);
	}
      waiting = 0;
      CHECK (pthread_cancel (id) == 0);
      CHECK (pthread_join (id, &result) == 0 && result == PTHREAD_CANCELED);
      CHECK (pthread_mutex_trylock (&mutex) == 0);
      CHECK (pthread_mutex_unlock (&mutex) == 0);
    }
  return 0;
}
