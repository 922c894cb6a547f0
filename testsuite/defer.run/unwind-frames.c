/* Rule 2.2: frames without defers of their own are passed, inlined or not.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

/* Nothing here is compiled with -fexceptions in C, yet each of these leaves by
   unwinding: the compiler must not take them for nothrow.  */

static inline void
leaf (int how)
{
  if (how == 1)
    pthread_exit (NULL);
  if (how == 2)
    cancel_here ();
}

static void __attribute__ ((noinline))
middle (int how)
{
  leaf (how);
}

static void __attribute__ ((noinline, noclone))
outer (int how)
{
  middle (how);
  note (50 + how);
}

static void
calls_leaf (int how)
{
  defer note (1);
  if (how)
    defer note (2);
  leaf (how);
}

static void __attribute__ ((noinline))
calls_outer (int how)
{
  defer { note (3); }
  outer (how);
  defer note (4);
}

static void __attribute__ ((noinline))
calls_in_loop (int how)
{
  for (int i = 0; i < 3; i++)
    {
      defer note (10 + i);
      if (i == 1)
	middle (how);
    }
}

static void *
thread (void *argument)
{
  const int *how = (const int *) argument;
  defer note (5);
  switch (how[1])
    {
    case 0:
      calls_leaf (how[0]);
      break;
    case 1:
      calls_outer (how[0]);
      break;
    default:
      calls_in_loop (how[0]);
    }
  return NULL;
}

int
main (void)
{
  static const char *const wanted[3][3] = {
    { "1 5", "50 4 3 5", "12 11 10 5" },
    { "2 1 5", "3 5", "11 10 5" },
    { "2 1 5", "3 5", "11 10 5" }
  };
  for (int how = 0; how < 3; how++)
    for (int where = 0; where < 3; where++)
      {
	int argument[2] = { how, where };
	void *result = in_thread (thread, argument);
	CHECK (result == (how == 2 ? PTHREAD_CANCELED : NULL));
	EXPECT (wanted[how][where]);
      }
  return 0;
}
