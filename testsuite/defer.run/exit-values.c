/* Rule 2.2: the return expression is evaluated before deferred calls run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static int global = 1;

static void OPAQUE
set (int *p, int value)
{
  *p = value;
}

static int OPAQUE
of_local (int n)
{
  int x = n;
  defer { x = 100; }
  defer set (&x, 200);
  if (n & 1)
    return x;
  return x + 1;
}

static int OPAQUE
of_global (int n)
{
  defer set (&global, 50);
  if (n)
    defer { global = 60; }
  return global;
}

static double OPAQUE
of_parameter (double d)
{
  defer { d = 0; }
  return d;
}

static OPAQUE const char *
of_pointer (const char *text)
{
  for (int i = 0; i < 2; i++)
    defer { text = "changed"; }
  return text;
}

static long double OPAQUE
of_element (long double *element)
{
  defer { *element = 0; }
  return *element;
}

static volatile int fickle = 3;

static int OPAQUE
of_volatile (void)
{
  volatile int local = 4;
  defer { fickle = local = 0; }
  return fickle + local;
}

int
main (void)
{
  long double element = 1.5L;
  CHECK (of_local (1) == 1 && of_local (2) == 3);
  CHECK (of_global (0) == 1 && global == 50);
  CHECK (of_global (1) == 50 && global == 50);
  CHECK (of_parameter (2.5) == 2.5);
  CHECK (strcmp (of_pointer ("kept"), "kept") == 0);
  CHECK (of_element (&element) == 1.5L && element == 0);
  CHECK (of_volatile () == 7);
  return 0;
}
