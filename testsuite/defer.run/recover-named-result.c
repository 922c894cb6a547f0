/* Rule 3.3: after recovery the named result is returned.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct pair { int a, b; };
struct large { int numbers[30]; const char *text; };

static int OPAQUE
fails (int n)
{
  if (n)
    panic ("A");
  return 7;
}

static int OPAQUE
initial (int n)
{
  defer_result (int, result) = 5;
  defer { recover (); }
  return fails (n);
}

static int OPAQUE
assigned (int n)
{
  defer_result (int, result) = 5;
  defer { recover (); }
  result = 6;
  if (n > 1)
    return 8;
  fails (n);
  return 9;
}

static int OPAQUE
by_the_block (int n)
{
  defer_result (int, result) = 5;
  defer { if (recover ()) result = -result; }
  defer { result++; }
  fails (n);
  return 10;
}

/* A return has already assigned when the panic comes.  */
static int OPAQUE
by_a_return (int n)
{
  defer_result (int, result) = 5;
  defer { recover (); }
  defer { result++; fails (n); }
  return 20;
}

static struct pair OPAQUE
small (int n)
{
  defer_result (struct pair, result) = { 1, 2 };
  if (n)
    defer { if (recover ()) result.b = 3; }
  result.a = 4;
  fails (n);
  return (struct pair) { 5, 6 };
}

static struct large OPAQUE
large (int n)
{
  defer_result (struct large, result) = { { 1 }, "initial" };
  for (int i = 0; i < n; i++)
    defer { if (recover ()) result.numbers[29] = 1; }
  result.text = "assigned";
  fails (n);
  return (struct large) { { 2 }, "returned" };
}

static double OPAQUE
floating (int n)
{
  defer_result (double, result) = 0.5;
  defer { if (recover ()) result *= 3; }
  fails (n);
  return 1;
}

int
main (void)
{
  CHECK (initial (opaque (0)) == 7 && initial (opaque (1)) == 5);
  CHECK (assigned (0) == 9 && assigned (1) == 6 && assigned (2) == 8);
  CHECK (by_the_block (0) == 11 && by_the_block (1) == -6);
  CHECK (by_a_return (0) == 21 && by_a_return (1) == 21);
  struct pair p = small (0);
  CHECK (p.a == 5 && p.b == 6);
  p = small (1);
  CHECK (p.a == 4 && p.b == 3);
  struct large l = large (0);
  CHECK (l.numbers[0] == 2 && strcmp (l.text, "returned") == 0);
  l = large (1);
  CHECK (l.numbers[0] == 1 && l.numbers[29] == 1
	 && strcmp (l.text, "assigned") == 0);
  CHECK (floating (0) == 1 && floating (1) == 1.5);
  return 0;
}
