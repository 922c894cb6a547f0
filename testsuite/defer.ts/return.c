/* Rule 6.4, TS semantics 1, TS example 2: return evaluates and converts its expression first; what is deferred does not change it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

static int OPAQUE
the_example (void)
{
  int r = 4;
  int *p = &r;
  defer { *p = 5; }
  return *p;
}

static int OPAQUE
last_use (int n)
{
  char *buffer = (char *) malloc (4);
  defer { buffer[0] = 7; free (buffer); note (2); }
  buffer[0] = (char) n;
  return noted (buffer[0]);
}

static signed char OPAQUE
converted (double x)
{
  defer x = 300;
  return (int) x;
}

static __complex__ double OPAQUE
complex_double (double re)
{
  __complex__ double z = re;
  __imag__ z = 2;
  defer z = 0;
  return z;
}

static __complex__ long double OPAQUE
complex_long (int n)
{
  __complex__ long double z = n;
  {
    defer z = 0;
    return z + 1;
  }
}

static long double OPAQUE
wide (long double x)
{
  defer x = -1;
  return x;
}

static int *OPAQUE
pointer (int *p)
{
  defer p = NULL;
  return p;
}

/* What return has evaluated does not change with what it read, or called.  */

static int counter;

static int OPAQUE
count (void)
{
  return ++counter;
}

static int OPAQUE
of_a_call (void)
{
  defer counter = 10;
  return count ();
}

static int OPAQUE
of_side_effects (int *p)
{
  defer *p *= 2;
  return (*p)++;
}

static void OPAQUE
of_nothing (int n)
{
  defer note (n);
  if (n)
    return note (1);
  return (void) note (2);
}

static int OPAQUE
fibonacci (int n)
{
  int below = 0;
  defer counter += below;
  if (n < 2)
    return n;
  below = fibonacci (n - 1);
  return below + fibonacci (n - 2);
}

int
main (void)
{
  int x = 5;
  CHECK (the_example () == 4);
  CHECK (last_use (3) == 3);
  EXPECT ("3 2");
  CHECK (converted (12.75) == 12);
  CHECK (__real__ complex_double (3) == 3 && __imag__ complex_double (3) == 2);
  CHECK (__real__ complex_long (3) == 4);
  CHECK (wide (2.5L) == 2.5L);
  CHECK (pointer (&x) == &x);
  CHECK (of_a_call () == 1 && counter == 10);
  CHECK (of_side_effects (&x) == 5 && x == 12);
  of_nothing (3);
  EXPECT ("1 3");
  of_nothing (0);
  EXPECT ("2 0");
  counter = 0;
  CHECK (fibonacci (5) == 5 && counter == 3 + 2 + 2 * 1 + 3 * 1);
  return 0;
}
