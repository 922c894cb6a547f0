/* Rule 2.3: an exception caught below a deferred call goes no further.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void OPAQUE
thrower (void)
{
  defer note (1);
  throw_int (2);
}

static void OPAQUE
f (int how)
{
  defer note (3);
  defer { note (catch_int (thrower)); }
  for (int i = 0; i < 2; i++)
    defer { note (catch_int (thrower)); }
  if (how == 1)
    throw_int (4);
  if (how == 2)
    pthread_exit (NULL);
}

static void
throws (void)
{
  f (1);
}

static void *
thread (void *argument)
{
  f (2);
  return argument;
}

int
main (void)
{
  f (0);
  EXPECT ("1 2 1 2 1 2 3");
  CHECK (catch_int (throws) == 4);
  EXPECT ("1 2 1 2 1 2 3");
  in_thread (thread, NULL);
  EXPECT ("1 2 1 2 1 2 3");
  return 0;
}
