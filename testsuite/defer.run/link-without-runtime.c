/* Rule 4.6: without chain defers nothing of libdefer is linked.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "thread.h"

/* { dg-libs "" } */
/* { dg-variants "^(?!.*lower=chain)" } */

static int OPAQUE
f (int n)
{
  defer_result (int, result) = 1;
  defer note (1);
  if (n & 1)
    defer note (2);
  if (n & 2)
    defer { note (3); result++; }
  if (n & 4)
    pthread_exit (NULL);
  defer { defer note (4); if (n & 1) defer note (5); }
  return n;
}

static void *
thread (void *argument)
{
  f (7);
  return argument;
}

int
main (void)
{
  CHECK (f (3) == 4);
  EXPECT ("5 4 3 2 1");
  in_thread (thread, NULL);
  EXPECT ("3 2 1");
  return 0;
}
