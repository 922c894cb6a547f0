/* Rule 3.9: a fault is a panic that runs the faulting function's own deferred
   calls, and says what it was.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

struct large { int values[40]; };

static int OPAQUE
load (int *p)
{
  defer recover_fault ();
  defer note (1);
  return *p;
}

static int OPAQUE
store (int *p)
{
  defer recover_fault ();
  defer note (2);
  *p = 5;
  return 1;
}

static int OPAQUE
load_field (struct large *p)
{
  defer recover_fault ();
  defer note (3);
  return p->values[3];
}

static int OPAQUE
copy (struct large *p)
{
  struct large here;
  defer recover_fault ();
  defer note (4);
  here = *p;
  return here.values[opaque (7)];
}

static int OPAQUE
add (int *p)
{
  defer recover_fault ();
  defer note (5);
  return ++*p;
}

static int OPAQUE
divide (int a, int b)
{
  defer recover_fault ();
  defer note (6);
  return a / b;
}

static int OPAQUE
remainder_of (long a, unsigned char b)
{
  defer recover_fault ();
  defer note (7);
  return (int) (a % b);
}

static int OPAQUE
trap (int wanted)
{
  defer recover_fault ();
  defer note (8);
  if (wanted)
    __builtin_trap ();
  return 1;
}

static int OPAQUE
constant (void)
{
  defer recover_fault ();
  defer note (9);
  return *(volatile int *) 0;
}

static double OPAQUE
add_floating (double *p)
{
  defer recover_fault ();
  defer note (10);
  return p[0] < p[1] ? p[2] : 1.0;
}

int
main (void)
{
  int one = 1;
  double three[] = { 1, 2, 3 };
  CHECK (defer_catch_faults () == 0);

  CHECK (load (nowhere) == 0 && faulted (1, SIGSEGV, INVALID, NULL));
  CHECK (load (nowhere + 4) == 0 && faulted (2, SIGSEGV, INVALID, (int *) NULL + 4));
  CHECK (store (nowhere) == 0 && faulted (3, SIGSEGV, INVALID, NULL));
  CHECK (load_field ((struct large *) nowhere) == 0
	 && faulted (4, SIGSEGV, INVALID, (int *) NULL + 3));
  CHECK (copy ((struct large *) nowhere) == 0 && recovered == 5
	 && last.signo == SIGSEGV && (size_t) last.address < sizeof (struct large));
  CHECK (add (nowhere) == 0 && faulted (6, SIGSEGV, INVALID, NULL));
  EXPECT ("1 1 2 3 4 5");

  CHECK (divide (5, zero) == 0);
  CHECK (recovered == 7 && last.signo == SIGFPE && last.message == (char *) DIVIDE);
  CHECK (remainder_of (5, (unsigned char) zero) == 0);
  CHECK (recovered == 8 && last.signo == SIGFPE && last.message == (char *) DIVIDE);
  CHECK (trap (!zero) == 0);
  CHECK (recovered == 9 && last.signo == SIGILL && last.message == (char *) ILLEGAL);
  CHECK (constant () == 0 && faulted (10, SIGSEGV, INVALID, NULL));
  CHECK (add_floating ((double *) nowhere) == 0.0 && recovered == 11);
  EXPECT ("6 7 8 9 10");

  /* An address that no program can have: the processor does not say which.  */
  CHECK (load ((int *) ((size_t) nowhere | (size_t) 1 << 63)) == 0);
  CHECK (faulted (12, SIGSEGV, INVALID, NULL));
  EXPECT ("1");

  /* And without one.  */
  CHECK (load (&one) == 1 && store (&one) == 1 && one == 5 && add (&one) == 6);
  CHECK (divide (6, one) == 1 && remainder_of (7, 4) == 3 && trap (zero) == 1);
  CHECK (add_floating (three) == 3.0);
  CHECK (recovered == 12);
  EXPECT ("1 2 5 6 7 8 10");
  return 0;
}
