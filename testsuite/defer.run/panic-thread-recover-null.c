/* Rule 3.6: recover returns NULL while a thread ends, and does not stop it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void OPAQUE
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static void OPAQUE
f (int way)
{
  defer { say_panic (recover ()); }
  defer handler (1);
  if (way < WAYS)
    defer handler (2);
  if (way < WAYS)
    defer { defer { say_panic (recover ()); } handler (3); }
  for (int i = 0; i < 2; i++)
    defer handler (4 + i);
  end_thread (way);
}

static void *
thread (void *argument)
{
  defer handler (0);
  f (*(int *) argument);
  note (100);
  return NULL;
}

int
main (void)
{
  for (int way = 0; way < WAYS; way++)
    {
      CHECK (in_thread (thread, &way) == ended (way));
      EXPECT ("5 NULL 4 NULL 3 NULL NULL 2 NULL 1 NULL NULL 0 NULL");
    }
  return 0;
}
