/* Rule 2.2: calls of specialized copies of functions without defers unwind too.
   SPDX-License-Identifier: GPL-3.0-or-later

   Constant arguments and arguments that are only read make the compiler copy
   the functions; the copies must not be taken for nothrow either.  What they
   store before they end is seen by the deferred blocks.  */

#include <defer.h>
#include "thread.h"

static int OPAQUE
work (int n)
{
  return n;
}

static int __attribute__ ((noinline))
helper (int n, int mode, int *a)
{
  int sum = 0;
  for (int i = 0; i < n; i++)
    sum += work (i + *a);
  if (mode == 7)
    {
      sum += work (1);
      if (sum >= 0)
	pthread_exit (NULL);
    }
  if (mode == 5)
    sum += work (2);
  return sum;
}

static int __attribute__ ((noinline))
through (int n, int *a)
{
  return n > 3 ? helper (n, 7, a) + 1 : work (n);
}

static void __attribute__ ((noinline))
store_and_exit (int *p)
{
  *p = 5;
  pthread_exit (NULL);
}

static void *
one_level (void *argument)
{
  int a = 1;
  defer note (1);
  helper (3, 7, &a);
  return argument;
}

static void *
two_levels (void *argument)
{
  int a = 1;
  defer note (2);
  through (4, &a);
  return argument;
}

static void *
both_copies (void *argument)
{
  int a = 1;
  defer note (3);
  if (work (1))
    helper (3, 5, &a);
  helper (9, 7, &a);
  return argument;
}

static void *
stored (void *argument)
{
  int x = 1;
  defer { note (x); }
  store_and_exit (&x);
  return argument;
}

int
main (void)
{
  in_thread (one_level, NULL);
  EXPECT ("1");
  in_thread (two_levels, NULL);
  EXPECT ("2");
  in_thread (both_copies, NULL);
  EXPECT ("3");
  in_thread (stored, NULL);
  EXPECT ("5");
  return 0;
}
