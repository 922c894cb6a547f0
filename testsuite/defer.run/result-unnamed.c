/* Rule 2.5: without a named result nothing changes what return evaluated.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdbool.h>
#include "check.h"

/* What C++ returns in memory may be the local itself.  */
#if defined __cplusplus && (defined __i386__ || defined __arm__ || defined __s390__)
# define IN_REGISTERS false
#else
# define IN_REGISTERS true
#endif
#define UNCHANGED(condition) CHECK ((condition) || !IN_REGISTERS)

struct small { int a, b; };
struct floats { float x, y; };
typedef int int4 __attribute__ ((vector_size (16)));
typedef _Complex double complex_double;

static struct small OPAQUE
small (int n)
{
  struct small s = { 1, 2 };
  struct small *p = &s;
  defer { s.a = 9; }
  if (n)
    defer { p->b = 9; }
  return s;
}

static struct floats OPAQUE
floats (void)
{
  struct floats f = { 1, 2 };
  for (int i = 0; i < 2; i++)
    defer { f.x = f.y = 9; }
  return f;
}

static int4 OPAQUE
vector (void)
{
  int4 v = { 1, 2, 3, 4 };
  defer { v += 9; }
  return v;
}

static complex_double OPAQUE
imaginary (void)
{
  complex_double c = 1;
  defer { __imag__ c = 9; }
  return c;
}

static wide_int OPAQUE
wide (void)
{
  wide_int w = 1;
  defer { w = 9; }
  return w;
}

int
main (void)
{
  struct small s = small (1);
  UNCHANGED (s.a == 1 && s.b == 2);
  struct floats f = floats ();
  UNCHANGED (f.x == 1 && f.y == 2);
  int4 v = vector ();
  UNCHANGED (v[0] == 1 && v[3] == 4);
  complex_double c = imaginary ();
  UNCHANGED (__real__ c == 1 && __imag__ c == 0);
  UNCHANGED (wide () == 1);
  return 0;
}
