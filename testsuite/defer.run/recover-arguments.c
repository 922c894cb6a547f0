/* Rule 3.2: handlers with all kinds of parameters and results.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdarg.h>
#include "panic.h"

struct small { int a; };
struct pair { long a; double b; };
struct large { long numbers[20]; };

static void
variadic (int n, ...)
{
  va_list ap;
  va_start (ap, n);
  while (n-- > 0)
    note (va_arg (ap, int));
  va_end (ap);
  say_panic (recover ());
}

static struct small
structs (struct small s, struct pair p, struct large l)
{
  note (s.a + (int) p.a + (int) p.b + (int) l.numbers[19]);
  say_panic (recover ());
  return s;
}

static struct large
large_result (struct large l)
{
  say_panic (recover ());
  return l;
}

static double
floating (float f, double d, long double l)
{
  note ((int) (f + d + l));
  say_panic (recover ());
  return d;
}

static int
many (int a, int b, int c, int d, int e, int f, int g, double x, int h, int i)
{
  note (a + b + c + d + e + f + g + (int) x + h + i);
  say_panic (recover ());
  return a;
}

static void OPAQUE
f (int n)
{
  struct small s = { 1 };
  struct pair p = { 2, 3.0 };
  struct large l = { { 0 } };
  l.numbers[19] = n;
  defer variadic (3, n, n + 1, n + 2);
  defer { panic ("E"); }
  defer structs (s, p, l);
  defer { panic ("D"); }
  defer large_result (l);
  defer { panic ("C"); }
  defer floating (1.5f, 2.5, 4.0L);
  defer { panic ("B"); }
  for (int i = 0; i < n; i++)
    defer many (1, 2, 3, 4, 5, 6, 7, 8.0, 9, i);
  l.numbers[19] = s.a = 0;
  p = (struct pair) { 0, 0 };
  panic ("A");
}

int
main (void)
{
  f (opaque (2));
  EXPECT ("46 A 45 NULL 8 B C 8 D 2 3 4 E");
  return 0;
}
