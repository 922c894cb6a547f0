/* Rule 6: return evaluates and converts its expression first; what is deferred does not change it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

struct small { int a, b; };
struct large { int numbers[20]; };
union either { double d; char bytes[24]; };

static struct large global;

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

static struct small OPAQUE
in_registers (int n)
{
  struct small s = { n, n + 1 };
  defer s.a = s.b = 9;
  return s;
}

static struct large OPAQUE
in_memory (int n)
{
  struct large s = { { n, n + 1 } };
  struct large *p = &s;
  defer { p->numbers[0] = p->numbers[1] = 9; }
  return s;
}

static struct large OPAQUE
one_of_two (int n)
{
  struct large s = { { n } }, t = { { -n } };
  defer { s.numbers[0] = t.numbers[0] = 9; }
  if (n > 5)
    return s;
  {
    defer t.numbers[0] = 10;
    return t;
  }
}

static struct large OPAQUE
of_a_global (void)
{
  global.numbers[3] = 1;
  defer global.numbers[3] = 2;
  return global;
}

static struct large OPAQUE
of_a_parameter (struct large s)
{
  defer s.numbers[0]++;
  return s;
}

static union either OPAQUE
of_a_union (double d)
{
  union either e;
  e.d = d;
  defer memset (&e, 0, sizeof e);
  return e;
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

int
main (void)
{
  int x = 5;
  CHECK (the_example () == 4);
  CHECK (last_use (3) == 3);
  EXPECT ("3 2");
  CHECK (converted (12.75) == 12);
  CHECK (in_registers (1).a == 1 && in_registers (1).b == 2);
  CHECK (in_memory (3).numbers[0] == 3 && in_memory (3).numbers[1] == 4);
  global = in_memory (5);
  CHECK (global.numbers[0] == 5 && global.numbers[1] == 6);
  CHECK (one_of_two (6).numbers[0] == 6);
  CHECK (one_of_two (4).numbers[0] == -4);
  CHECK (of_a_global ().numbers[3] == 1 && global.numbers[3] == 2);
  global = of_a_global ();
  CHECK (global.numbers[3] == 1);
  global.numbers[0] = 3;
  global = of_a_parameter (global);
  CHECK (global.numbers[0] == 3);
  CHECK (of_a_union (2.5).d == 2.5);
  CHECK (__real__ complex_double (3) == 3 && __imag__ complex_double (3) == 2);
  CHECK (__real__ complex_long (3) == 4);
  CHECK (wide (2.5L) == 2.5L);
  CHECK (pointer (&x) == &x);
  return 0;
}
