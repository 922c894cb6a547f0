/* Rule 3.9: a stack that is exhausted cannot run deferred calls: a message, and
   the default action.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults -pthread" } */

#include <defer.h>
#include <sys/mman.h>
#include <ucontext.h>
#include "fault.h"
#include "thread.h"

static void
never (void)
{
  fputs ("never\n", stderr);
}

static int OPAQUE
small_frames (int n)
{
  volatile char here[40];
  here[opaque (n) & 31] = 1;
  if (n < 0)
    return 0;
  return small_frames (n + 1) + here[n & 31];
}

static int OPAQUE
large_frames (int n)
{
  volatile char here[50000];
  here[opaque (n) & 31] = 1;
  if (n < 0)
    return 0;
  return large_frames (n + 1) + here[n & 31];
}

static int OPAQUE
library_frames (int n)
{
  char here[2000];
  snprintf (here, sizeof here, "%*d", (int) sizeof here - 1, n);
  if (n < 0)
    return 0;
  return library_frames (n + 1) + here[n & 31];
}

static int (*frames) (int);

static void OPAQUE
overflow (void)
{
  defer never ();
  frames (0);
}

static void
in_main (void)
{
  defer_catch_faults ();
  overflow ();
}

static void *
thread (void *data)
{
  defer_thread_faults ();
  overflow ();
  return data;
}

static void
in_other_thread (void)
{
  defer_catch_faults ();
  in_thread (thread, NULL);
}

/* On a stack that the runtime knows nothing of.  */
static void
in_coroutine (void)
{
  ucontext_t here, there;
  char *stack = (char *) mmap (NULL, 1 << 20, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  defer_catch_faults ();
  mprotect (stack, 1 << 16, PROT_NONE);
  getcontext (&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = 1 << 20;
  there.uc_link = &here;
  makecontext (&there, overflow, 0);
  swapcontext (&here, &there);
}

static int OPAQUE
load (int *p)
{
  defer recover_fault ();
  return *p;
}

/* Other faults of that thread are as ever.  */
static void
another_fault (void)
{
  int *volatile here = nowhere;
  defer_catch_faults ();
  /* Far below this stack.  */
  here = (int *) ((size_t) &here - ((size_t) 1 << 30));
  CHECK (load (here) == 0 && recovered == 1);
  CHECK (load (nowhere) == 0 && recovered == 2);
}

int
main (void)
{
  int (*all[]) (int) = { small_frames, large_frames, library_frames };
  void (*where[]) (void) = { in_main, in_other_thread, in_coroutine };
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      {
	frames = all[i];
	CHECK (in_child (where[j]) == -SIGSEGV);
	CHECK (child_began ("defer: stack overflow\n\nthread "));
	CHECK (strstr (child_said, " [running]:\n\t"));
	CHECK (strstr (child_said, "_frames"));
	CHECK (!strstr (child_said, "never"));
      }
  CHECK (in_child (another_fault) == 0);
  return 0;
}
