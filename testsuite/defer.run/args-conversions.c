/* Rule 1.1: arguments are converted to parameter types as in the call.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include <stdbool.h>
#include "check.h"

enum color { RED, GREEN = 7 };

struct fields
{
  unsigned low : 3;
  int high : 5;
};

static void OPAQUE
integers (unsigned char byte, short half, long long wide, bool truth)
{
  CHECK (byte == 44 && half == -1 && wide == -5 && truth == 1);
  say ("integers");
}

static void OPAQUE
reals (float single, double from_int, int from_double)
{
  CHECK (single == 0.5f && from_int == 3.0 && from_double == 2);
  say ("reals");
}

static void OPAQUE
pointers (const char *text, const void *anything, void (*fn) (int),
	  const int *elements)
{
  CHECK (strcmp (text, "literal") == 0 && *(const int *) anything == 1);
  CHECK (elements[2] == 3);
  fn (9);
}

static void OPAQUE
odd (enum color color, int low, int high, int constant, char c)
{
  CHECK (color == GREEN && low == 5 && high == -3 && constant == 8 && c == 'x');
  say ("odd");
}

static void OPAQUE
f (int three_hundred, double half)
{
  int numbers[] = { 1, 2, 3 };
  struct fields fields = { 5, -3 };
  enum color color = GREEN;
  const int constant = 8;
  volatile char c = 'x';
  defer integers (three_hundred, 65535, -5, 16);
  defer reals (half, 3, 2.9);
  defer pointers ("literal", numbers, note, numbers);
  defer odd (color, fields.low, fields.high, constant, c);
  three_hundred = 0;
  half = 0;
  fields.low = 0;
  fields.high = 0;
  color = RED;
  c = 'y';
}

int
main (void)
{
  f (300, 0.5);
  EXPECT ("odd 9 reals integers");
  return 0;
}
