/* Rules 3.1 and 3.7: a process forks while its other threads panic; the child
   panics in functions that have not been unwound before, recovers, and reports what
   it does not recover.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-variants "^-O2" } */

/* dl_iterate_phdr */
#define _GNU_SOURCE 1
#include <defer.h>
#include <link.h>
#include "../defer.run/panic.h"
#include "../defer.run/thread.h"

enum { THREADS = 3, FORKS = 20, FRAMES = 8 };

static volatile int finished;

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

/* Functions of their own, in which a panic has not been until the child comes.  */
#define FRAME(n, callee) \
  static void OPAQUE \
  frame_##n (int *passed) \
  { \
    for (int i = 0; i < 20; i++) \
      defer { ++*passed; } \
    volatile char room[n * 64]; \
    room[n] = 1; \
    callee; \
    room[n + 1] = room[n]; \
  }
FRAME (1, fails (7))
FRAME (2, frame_1 (passed))
FRAME (3, frame_2 (passed))
FRAME (4, frame_3 (passed))
FRAME (5, frame_4 (passed))
FRAME (6, frame_5 (passed))
FRAME (7, frame_6 (passed))
FRAME (8, frame_7 (passed))

static int OPAQUE
recovers (void)
{
  defer_result (int, passed) = 0;
  defer { CHECK (recover ()); }
  frame_8 (&passed);
}

/* Called under the loader's lock.  */
static int
linger (struct dl_phdr_info *info, size_t size, void *data)
{
  (void) info, (void) size;
  usleep (100);
  return data != NULL;
}

static int OPAQUE
recovers_here (int n)
{
  defer_result (int, result) = 0;
  defer { result = recover () != NULL; }
  fails (n);
}

/* Panic, and keep the loader busy.  */
static void *
thread (void *data)
{
  while (!finished)
    {
      CHECK (recovers_here (1));
      dl_iterate_phdr (linger, data);
    }
  return data;
}

static void
child_recovers (void)
{
  alarm (20);
  for (int i = 0; i < 3; i++)
    CHECK (recovers () == 20 * FRAMES);
}

static void
child_reports (void)
{
  int passed = 0;
  alarm (20);
  defer { CHECK (passed == 20 * FRAMES); }
  frame_8 (&passed);
}

int
main (void)
{
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, thread, NULL) == 0);
  for (int i = 0; i < FORKS; i++)
    {
      CHECK (in_child (child_recovers) == 0);
      if (i != FORKS / 2)
	continue;
      CHECK (in_child (child_reports) == 2);
      CHECK (child_began ("panic: 7\n\nthread "));
    }
  finished = 1;
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_join (threads[i], NULL) == 0);
  return 0;
}
