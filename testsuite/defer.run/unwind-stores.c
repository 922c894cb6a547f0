/* Rule 2.2: deferred blocks see what was stored before the thread ended, however
   deep.
   SPDX-License-Identifier: GPL-3.0-or-later

   Without -fexceptions the compiler takes a call that does not return to have no
   effect on the caller's caller, and so `helper' to store nothing.  */

#include <defer.h>
#include "thread.h"

struct pair
{
  int a, b;
};

static int global;
static __thread int local;
static int *pointer;

static void __attribute__ ((noinline, noreturn))
end (int *p)
{
  *p = 5;
  pthread_exit (NULL);
}

static int __attribute__ ((noinline))
helper (int n, int *p)
{
  if (n > 3)
    end (p);
  return n + 1;
}

static int __attribute__ ((noinline))
through (int n, int *p)
{
  return helper (n, p) * 2;
}

static int __attribute__ ((noinline))
half (int n, struct pair *p)
{
  p->a = 3;
  if (n > 3)
    end (&p->b);
  p->a = 4;
  return n;
}

static void __attribute__ ((noinline, noreturn))
end_global (void)
{
  global = local = *pointer = 6;
  pthread_exit (NULL);
}

static int __attribute__ ((noinline))
helper_global (int n)
{
  if (n > 3)
    end_global ();
  return n + 1;
}

static void *
near (void *argument)
{
  int x = 1;
  defer { note (x); }
  helper (opaque (4), &x);
  x = 2;
  return argument;
}

static void *
far (void *argument)
{
  int x = 1;
  if (argument)
    defer { note (x); }
  x = 2;
  x = through (opaque (4), &x);
  return NULL;
}

static void *
structure (void *argument)
{
  struct pair x = { 1, 2 };
  defer { note (x.a); note (x.b); }
  half (opaque (4), &x);
  x.a = 9;
  return argument;
}

static void *
globals (void *argument)
{
  int x = 1;
  pointer = &x;
  global = local = 1;
  defer { note (global); note (local); note (x); }
  helper_global (opaque (4));
  global = local = x = 2;
  return argument;
}

int
main (void)
{
  in_thread (near, NULL);
  EXPECT ("5");
  in_thread (far, &global);
  EXPECT ("5");
  in_thread (structure, NULL);
  EXPECT ("3 5");
  in_thread (globals, NULL);
  EXPECT ("6 6 6");
  return 0;
}
