/* Rule 3.9: deferred calls that a fault runs find every variable, every
   registration and the result as they were at the fault.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

static int OPAQUE
steps (int *a, int *b, int *c)
{
  defer_result (int, step) = 0;
  int sum = 0;
  defer recover_fault ();
  defer { note (step); note (sum); }
  step = 1;
  sum += *a;
  step = 2;
  sum += *b;
  step = 3;
  sum += *c;
  step = 4;
  return step;
}

static void OPAQUE
conditional (int n, int *p)
{
  defer recover_fault ();
  if (n & 1)
    defer note (1);
  if (n & 2)
    defer note (2);
  int x = *p;
  if (n & 4)
    defer note (4);
  note (x);
}

static void OPAQUE
loop (int n, int *const *pointers)
{
  defer recover_fault ();
  for (int i = 0; i < n; i++)
    {
      defer note (i);
      *pointers[i] += 10 / pointers[i][0];
    }
}

/* If evaluating an argument faults, nothing is registered.  */
static void OPAQUE
argument (int *p)
{
  defer recover_fault ();
  defer note (7);
  defer note (*p);
}

static int OPAQUE
stored (int *p)
{
  defer recover_fault ();
  for (int i = 0; i < 2; i++)
    if (i == 1)
      {
	defer { note (*p); }
	return 5;
      }
  return 6;
}

int
main (void)
{
  int one = 1, two = 2, none = 0;
  int *some[] = { &one, &two, &none, NULL };
  CHECK (defer_catch_faults () == 0);

  CHECK (steps (nowhere, &one, &two) == 1);
  EXPECT ("1 0");
  CHECK (steps (&two, nowhere, &two) == 2);
  EXPECT ("2 2");
  CHECK (steps (&two, &one, nowhere) == 3);
  EXPECT ("3 3");
  CHECK (steps (&two, &one, &one) == 4 && recovered == 3);
  EXPECT ("4 4");

  conditional (0, nowhere);
  conditional (3, nowhere);
  EXPECT ("2 1");
  conditional (6, nowhere);
  EXPECT ("2");
  conditional (5, &one);
  EXPECT ("1 4 1");
  CHECK (recovered == 6);

  loop (4, some);
  CHECK (recovered == 7 && last.signo == SIGFPE);
  CHECK (one == 11 && two == 7 && none == 0);
  EXPECT ("2 1 0");
  some[1] = NULL;
  loop (4, some);
  CHECK (recovered == 8 && last.signo == SIGSEGV);
  EXPECT ("1 0");

  argument (nowhere);
  EXPECT ("7");
  /* A fault in a deferred call that a return runs: rule 3.3.  */
  CHECK (stored (nowhere) == 5);
  CHECK (recovered == 10);
  return 0;
}
