/* Rule 2.3: calls that ran on return are not run again by an exception.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

/* Where a deferred call ends the thread, what ran before it has run, in every
   mixture of lowerings.  */

static void OPAQUE
pop_and_maybe_leave (int number, int last)
{
  pop (number);
  if (number == last)
    pthread_exit (NULL);
}

static void OPAQUE
f (int last)
{
  int n = 0;
  defer pop_and_maybe_leave (push (n++), last);
  if (last)
    defer pop_and_maybe_leave (push (n++), last);
  while (n < 5)
    defer pop_and_maybe_leave (push (n++), last);
  defer pop_and_maybe_leave (push (n++), last);
  if (last != 1)
    {
      push (n);
      defer { pop_and_maybe_leave (n, last); }
    }
}

static void *
thread (void *argument)
{
  f (*(int *) argument);
  return argument;
}

int
main (void)
{
  for (int last = 0; last < 9; last++)
    {
      void *result = in_thread (thread, &last);
      CHECK ((result == NULL) == (last < 7));
      EXPECT_EMPTY ();
    }
  return 0;
}
