/* Rules 2.6, 3.3: recovery in frames of variable size, aligned, and variadic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <alloca.h>
#include <stdarg.h>
#include "panic.h"

static int OPAQUE
fill (char *p, int n)
{
  memset (p, n, (size_t) n);
  if (n == 77)
    panic ("A");
  return p[n - 1];
}

static int OPAQUE
vla (int n)
{
  char array[n];
  defer { say_panic (recover ()); note (array[0]); }
  for (int i = 0; i < 2; i++)
    defer note (fill (array, i + 1));
  return fill (array, n);
}

static int OPAQUE
by_alloca (int n)
{
  int sum = 0;
  defer { say_panic (recover ()); note (sum); }
  for (int i = 70; i <= n; i++)
    sum += fill ((char *) alloca ((size_t) i), i) - i + 1;
  return sum;
}

static int OPAQUE
aligned (int n)
{
  char array[100] __attribute__ ((aligned (128)));
  defer { say_panic (recover ()); CHECK ((size_t) array % 128 == 0); }
  return fill (array, n);
}

static int OPAQUE
variadic (int n, ...)
{
  char array[100];
  va_list ap;
  va_start (ap, n);
  defer { say_panic (recover ()); note (va_arg (ap, int)); va_end (ap); }
  note (va_arg (ap, int));
  return fill (array, n);
}

static int OPAQUE
many_arguments (int a, int b, int c, int d, int e, int f, int g, int n)
{
  char array[100];
  defer { say_panic (recover ()); note (g); }
  note (a + b + c + d + e + f);
  return fill (array, n);
}

int
main (void)
{
  for (int n = 76; n < 78; n++)
    {
      int i = opaque (n), wanted = n == 76 ? 76 : 0;
      CHECK (vla (i) == wanted);
      EXPECT (wanted ? "2 1 NULL 76" : "2 1 A 77");
      CHECK (by_alloca (i) == (wanted ? 7 : 0));
      EXPECT (wanted ? "NULL 7" : "A 7");
      CHECK (aligned (i) == wanted);
      EXPECT (wanted ? "NULL" : "A");
      CHECK (variadic (i, 1, 2) == wanted);
      EXPECT (wanted ? "1 NULL 2" : "1 A 2");
      CHECK (many_arguments (1, 2, 3, 4, 5, 6, 7, i) == wanted);
      EXPECT (wanted ? "21 NULL 7" : "21 A 7");
    }
  return 0;
}
