/* Rule 6.8: it runs on unwinding, too: by pthread_exit, thrd_exit and cancellation.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* Emulated, libgcc does not know the frame of the signal that cancels.  */
/* { dg-machines "^(?!powerpc64le-)" } */

#include <stddefer.h>
#include <threads.h>
#include "../defer.run/thread.h"

static int way;

static void OPAQUE
inner (int n)
{
  defer note (1);
  for (int i = 0; i < n; i++)
    {
      defer note (10 + i);
      if (i == 1)
	{
	  defer { defer note (3); note (2); }
	  end_thread (way);
	}
    }
  note (99);
}

static void *
thread (void *argument)
{
  int local = 4;
  defer note (local);
  {
    defer { local++; }
    inner (*(int *) argument);
  }
  return NULL;
}

static int
thread_c11 (void *argument)
{
  int *p = (int *) argument;
  defer note (*p);
  for (;;)
    {
      defer *p = 3;
      thrd_exit (*p);
    }
}

int
main (void)
{
  thrd_t id;
  int n = 3;
  for (way = 0; way < WAYS; way++)
    {
      CHECK (in_thread (thread, &n) == ended (way));
      EXPECT ("10 2 3 11 1 5");
    }
  n = 0;
  CHECK (in_thread (thread, &n) == NULL);
  EXPECT ("99 1 5");
#if defined __riscv || defined __arm__
  /* glibc has no unwind tables for thrd_exit.  */
  return 0;
#endif
  CHECK (thrd_create (&id, thread_c11, &n) == thrd_success);
  CHECK (thrd_join (id, &way) == thrd_success);
  CHECK (way == 0 && n == 3);
  EXPECT ("3");
  return 0;
}
