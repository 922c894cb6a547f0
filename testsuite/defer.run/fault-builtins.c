/* Rule 3.9: what the compiler makes of a library function faults here; the
   library itself keeps the default action.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

struct pair { long a, b; };

static int OPAQUE
copy_in (void *from)
{
  int x = 1;
  defer recover_fault ();
  defer note (1);
  memcpy (&x, from, sizeof x);
  return x;
}

static int OPAQUE
copy_out (void *to)
{
  int x = 1;
  defer recover_fault ();
  defer note (2);
  memcpy (to, &x, sizeof x);
  return x;
}

static int OPAQUE
add (int *p)
{
  defer recover_fault ();
  defer note (3);
  return __atomic_add_fetch (p, 1, __ATOMIC_SEQ_CST);
}

static int OPAQUE
exchange (int *p)
{
  int expected = 0;
  defer recover_fault ();
  defer note (4);
  return __atomic_compare_exchange_n (p, &expected, 1, 0, __ATOMIC_SEQ_CST,
				      __ATOMIC_SEQ_CST);
}

static int OPAQUE
lock (int *p)
{
  defer recover_fault ();
  defer note (5);
  return __sync_lock_test_and_set (p, 1);
}

static int OPAQUE
load (int *p)
{
  defer recover_fault ();
  defer note (6);
  return __atomic_load_n (p, __ATOMIC_ACQUIRE);
}

static void OPAQUE
elsewhere (void)
{
  void *(*volatile fill) (void *, int, size_t) = memset;
  defer note (7);
  fill (nowhere, 1, 1000);
}

int
main (void)
{
  int x = 0;
  CHECK (defer_catch_faults () == 0);
  CHECK (copy_in (nowhere) == 0 && faulted (1, SIGSEGV, INVALID, NULL));
  CHECK (copy_out (nowhere) == 0 && faulted (2, SIGSEGV, INVALID, NULL));
  CHECK (add (nowhere) == 0 && faulted (3, SIGSEGV, INVALID, NULL));
  CHECK (exchange (nowhere) == 0 && faulted (4, SIGSEGV, INVALID, NULL));
  CHECK (lock (nowhere) == 0 && faulted (5, SIGSEGV, INVALID, NULL));
  CHECK (load (nowhere) == 0 && faulted (6, SIGSEGV, INVALID, NULL));
  EXPECT ("1 2 3 4 5 6");
  CHECK (add (&x) == 1 && exchange (&x) == 0 && lock (&x) == 1 && load (&x) == 1);
  CHECK (copy_in (&x) == 1 && copy_out (&x) == 1 && recovered == 6);
  EXPECT ("3 4 5 6 1 2");
  CHECK (in_child (elsewhere) == -SIGSEGV && child_said[0] == '\0');
  return 0;
}
