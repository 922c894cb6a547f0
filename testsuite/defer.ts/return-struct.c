/* Rule 6.4, TS semantics 1: a structure is returned as it was, in registers and in memory.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddefer.h>
#include "../defer.run/check.h"

struct small { int a, b; };
struct large { int numbers[20]; };
union either { double d; char bytes[24]; };

static struct large global;

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

struct reals { double a, b; };
struct mixed { double a; long b; };
struct odd { char bytes[3]; };
typedef int vector __attribute__ ((vector_size (16)));

static struct reals OPAQUE
in_vector_registers (double x)
{
  struct reals r = { x, x + 1 };
  defer r.a = r.b = 0;
  return r;
}

static struct mixed OPAQUE
in_both_kinds (double x)
{
  struct mixed m = { x, 7 };
  for (;;)
    {
      defer m.b = 0;
      defer { m.a = 0; }
      return m;
    }
}

static struct odd OPAQUE
of_three_bytes (int n)
{
  struct odd o = { { (char) n, 2, 3 } };
  {
    defer o.bytes[0] = o.bytes[2] = 0;
    return o;
  }
}

static vector OPAQUE
of_a_vector (int n)
{
  vector v = { n, n, n, n };
  defer v[1] = 0;
  return v;
}

/* What a deferred statement returns elsewhere is no matter of this function.  */

static struct large OPAQUE
through_calls (int n)
{
  struct large s = { { n } };
  defer s = n ? through_calls (n - 1) : global;
  if (n & 1)
    return in_memory (s.numbers[0]);
  return s;
}

int
main (void)
{
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
  CHECK (in_vector_registers (2.5).a == 2.5 && in_vector_registers (2.5).b == 3.5);
  CHECK (in_both_kinds (2.5).a == 2.5 && in_both_kinds (2.5).b == 7);
  CHECK (of_three_bytes (1).bytes[0] == 1 && of_three_bytes (1).bytes[2] == 3);
  vector v = of_a_vector (4);
  CHECK (v[0] == 4 && v[1] == 4);
  CHECK (through_calls (4).numbers[0] == 4);
  CHECK (through_calls (3).numbers[1] == 4);
  return 0;
}
