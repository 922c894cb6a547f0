/* Rule 2.5: a named result of scalar type, read and written by blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

enum state { CLOSED = 10, OPEN };

static int OPAQUE
integer (int n)
{
  defer_result (int, result) = 7;
  defer { note (result); result *= 2; }
  if (n == 1)
    return 1;
  defer { result++; }
  if (n == 2)
    return n * 10;
  if (n == 3)
    {
      result = 30;
      return result;
    }
  if (n == 4)
    return result = 40;
}

static double OPAQUE
real (double d)
{
  defer_result (double, result) = 0.5;
  defer { result += 0.25; }
  if (d > 0)
    return d;
}

static OPAQUE const char *
pointer (int n)
{
  defer_result (const char *, result) = "initial";
  defer { if (strcmp (result, "replace") == 0) result = "replaced"; }
  if (n)
    return "replace";
}

static unsigned char OPAQUE
narrow (int n)
{
  defer_result (unsigned char, result) = 1;
  defer { note (result); }
  return n;
}

static enum state OPAQUE
state (int n)
{
  defer_result (enum state, result) = CLOSED;
  if (n)
    defer { result = OPEN; }
  return CLOSED;
}

static long double OPAQUE
wide (void)
{
  defer_result (long double, result) = 1.0L;
  defer { result /= 4; }
  return 2;
}

static wide_int OPAQUE
widest (void)
{
  defer_result (wide_int, result) = 1;
  defer { result *= WIDE_BIT; }
}

int
main (void)
{
  CHECK (integer (0) == 16);
  CHECK (integer (1) == 2);
  CHECK (integer (2) == 42);
  CHECK (integer (3) == 62);
  CHECK (integer (4) == 82);
  EXPECT ("8 1 21 31 41");
  CHECK (real (0) == 0.75 && real (1) == 1.25);
  CHECK (strcmp (pointer (0), "initial") == 0);
  CHECK (strcmp (pointer (1), "replaced") == 0);
  CHECK (narrow (300) == 44);
  EXPECT ("44");
  CHECK (state (0) == CLOSED && state (1) == OPEN);
  CHECK (wide () == 0.5L);
  CHECK (widest () == WIDE_BIT);
  return 0;
}
