/* Rule 2.2: inlined through functions without defers, the calls still run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

/* The defers end up in a function that has none of its own, in C compiled
   without -fexceptions: once, twice, by force, and by way of a pointer.  */

static void
deferring (int n)
{
  defer note (n);
  if (n & 1)
    defer note (10 + n);
  for (int i = 0; i < 1; i++)
    defer note (20 + n);
  pthread_exit (NULL);
}

static inline __attribute__ ((always_inline)) void
forced (int n)
{
  defer note (n);
  pthread_exit (NULL);
}

static void
once (int n)
{
  deferring (n);
}

static void
twice (int n)
{
  once (n + 1);
}

static void
by_pointer (int n)
{
  void (*pointer) (int) = twice;
  if (n)
    pointer (n);
}

static void
by_force (int n)
{
  forced (n);
}

static void *
thread (void *argument)
{
  int how = *(int *) argument;
  switch (how)
    {
    case 0:
      once (how);
      break;
    case 1:
      twice (how);
      break;
    case 2:
      by_pointer (how);
      break;
    case 3:
      by_force (how);
      break;
    default:
      forced (how);
    }
  return NULL;
}

int
main (void)
{
  static const char *const wanted[]
    = { "20 0", "22 2", "23 13 3", "3", "4" };
  for (int how = 0; how < 5; how++)
    {
      in_thread (thread, &how);
      EXPECT (wanted[how]);
    }
  return 0;
}
