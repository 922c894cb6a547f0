/* Rules 3.1 and 3.6: nobody recovers from a panic in a call that a thread's
   exit runs: the process ends.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "thread.h"

static void OPAQUE
writes (const char *text)
{
  CHECK (write (STDERR_FILENO, text, strlen (text)) > 0);
}

static void OPAQUE
raises (void)
{
  panic ("in an exit");
}

static void OPAQUE
inner (int way)
{
  defer writes ("2\n");
  defer raises ();
  defer writes ("1\n");
  end_thread (way);
}

static void *
thread (void *argument)
{
  defer writes ("3\n");
  inner (*(int *) argument);
  return NULL;
}

static int way;

static void
child (void)
{
  in_thread (thread, &way);
}

int
main (void)
{
  for (way = 0; way < WAYS; way++)
    {
      CHECK (in_child (child) == 2);
      CHECK (child_began ("1\n2\n3\npanic: in an exit\n\nthread "));
    }
  return 0;
}
