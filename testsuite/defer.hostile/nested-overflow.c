/* Rules 3.4 and 3.9: panics during panics until the stack ends: the message of an
   overflow and the default action, and that alone where nobody catches faults.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

/* pthread_setattr_default_np */
#define _GNU_SOURCE 1
#include <defer.h>
#include <signal.h>
#include <sys/resource.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

static void OPAQUE
nest (int n)
{
  defer { if (n) nest (n + 1); }
  fails (n);
}

/* One whose handler recovers, but does not come to that.  */
static void OPAQUE
nest_and_recover (int n)
{
  defer
    {
      if (n)
	nest_and_recover (n + 1);
      recover ();
    }
  fails (n);
}

static void (*nests) (int);

static void *
thread (void *data)
{
  if (data)
    defer_thread_faults ();
  nests (1);
  return NULL;
}

static void
in_main (void)
{
  defer_catch_faults ();
  nests (1);
}

static void
in_other_thread (void)
{
  defer_catch_faults ();
  in_thread (thread, &nests);
}

static void
uncaught (void)
{
  in_thread (thread, NULL);
}

int
main (void)
{
  struct rlimit limit = { 1 << 18, 1 << 18 };
  pthread_attr_t attributes;
  void (*all[]) (int) = { nest, nest_and_recover };
  CHECK (setrlimit (RLIMIT_STACK, &limit) == 0);
  CHECK (pthread_attr_init (&attributes) == 0);
  CHECK (pthread_attr_setstacksize (&attributes, 1 << 18) == 0);
  CHECK (pthread_setattr_default_np (&attributes) == 0);
  for (int i = 0; i < 2; i++)
    {
      nests = all[i];
      CHECK (in_child (in_main) == -SIGSEGV);
      CHECK (child_began ("defer: stack overflow\n\nthread "));
      CHECK (in_child (in_other_thread) == -SIGSEGV);
      CHECK (child_began ("defer: stack overflow\n\nthread "));
      CHECK (in_child (uncaught) == -SIGSEGV);
      CHECK (strcmp (child_said, "") == 0);
    }
  return 0;
}
