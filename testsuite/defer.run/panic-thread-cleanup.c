/* Rule 3.6: cleanup handlers and thread-specific data of a thread that ends,
   is cut short by a panic, and goes on.

   With -fexceptions: what pthread_cleanup_push is without it in C is unknown to
   anything that unwinds but the exit of a thread, also to C++ exceptions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

/* { dg-additional-options "-fexceptions" } */

static pthread_key_t key;

static void
handler (void *text)
{
  say ((const char *) text);
}

static void
destroy (void *value)
{
  CHECK (value == &key);
  say ("key");
}

static void OPAQUE
raises (void)
{
  panic ("raised");
}

static void OPAQUE
inner (int way)
{
  pthread_cleanup_push (handler, (void *) "inner");
  defer note (1);
  defer raises ();
  pthread_cleanup_push (handler, (void *) "innermost");
  end_thread (way);
  pthread_cleanup_pop (0);
  pthread_cleanup_pop (0);
}

/* The panic passes this one.  */
static void OPAQUE
middle (int way)
{
  pthread_cleanup_push (handler, (void *) "middle");
  inner (way);
  pthread_cleanup_pop (0);
}

static void OPAQUE
recovers (int way)
{
  pthread_cleanup_push (handler, (void *) "recovers");
  defer { say_panic (recover ()); }
  middle (way);
  pthread_cleanup_pop (0);
}

/* The exit passes this one.  */
static void *
thread (void *argument)
{
  CHECK (pthread_setspecific (key, &key) == 0);
  pthread_cleanup_push (handler, (void *) "outer");
  recovers (*(int *) argument);
  note (100);
  pthread_cleanup_pop (0);
  return NULL;
}

int
main (void)
{
  CHECK (pthread_key_create (&key, destroy) == 0);
  for (int way = 0; way < WAYS; way++)
    {
      CHECK (in_thread (thread, &way) == ended (way));
      EXPECT ("innermost inner 1 middle recovers raised outer key");
    }
  return 0;
}
