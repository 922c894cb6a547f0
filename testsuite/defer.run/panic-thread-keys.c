/* Rule 3.6: the destructors of a thread's data panic and recover, as it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static pthread_key_t key;

static void OPAQUE
raises (const char *text)
{
  panic ("%s", text);
}

static void
destroy (void *value)
{
  const char *text = (const char *) value;
  defer { say_panic (recover ()); }
  defer note (1);
  raises (text);
}

static void OPAQUE
f (int way)
{
  defer { say_panic (recover ()); }
  defer raises ("exit");
  end_thread (way);
}

static void *
thread (void *argument)
{
  CHECK (pthread_setspecific (key, "key") == 0);
  f (*(int *) argument);
  return NULL;
}

int
main (void)
{
  CHECK (pthread_key_create (&key, destroy) == 0);
  for (int way = 0; way < WAYS; way++)
    {
      CHECK (in_thread (thread, &way) == ended (way));
      EXPECT ("exit 1 key");
    }
  return 0;
}
