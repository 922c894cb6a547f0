/* Rule 2.5: a named result of struct type, in registers and in memory.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct small { int a; double d; };
struct large { int a, numbers[50]; };

static struct small OPAQUE
small (int n)
{
  defer_result (struct small, result) = { 1, 0.5 };
  defer { result.d *= 2; note (result.a); }
  if (n == 1)
    {
      struct small other = { 10, 5 };
      return other;
    }
  result.a++;
  if (n == 2)
    return result;
}

static struct large OPAQUE
make (int n)
{
  struct large large = { n, { 0 } };
  large.numbers[49] = n;
  return large;
}

static struct large OPAQUE
large (int n)
{
  defer_result (struct large, result) = { 0, { 0 } };
  defer { result.numbers[49]++; }
  if (n == 1)
    return make (10);
  if (n > 1)
    defer { result.a += result.numbers[49]; }
  for (int i = 0; i < n; i++)
    defer { result.numbers[0]++; }
  if (n == 2)
    return make (20);
}

/* The caller's object is not the result before the function has returned.  */
static struct large shared;

static struct large OPAQUE
aliased (void)
{
  defer_result (struct large, result) = { 5, { 0 } };
  defer { result.a += shared.a; note (shared.a); }
  result.a = 6;
  shared.a = 100;
  return result;
}

int
main (void)
{
  struct small s = small (0);
  CHECK (s.a == 2 && s.d == 1);
  s = small (1);
  CHECK (s.a == 10 && s.d == 10);
  s = small (2);
  CHECK (s.a == 2 && s.d == 1);
  EXPECT ("2 10 2");

  CHECK (large (0).numbers[49] == 1);
  struct large l = large (1);
  CHECK (l.a == 10 && l.numbers[49] == 11);
  l = large (2);
  CHECK (l.a == 40 && l.numbers[0] == 2 && l.numbers[49] == 21);
  l = large (3);
  CHECK (l.a == 0 && l.numbers[0] == 3 && l.numbers[49] == 1);

  shared = aliased ();
  EXPECT ("100");
  CHECK (shared.a == 106);
  return 0;
}
