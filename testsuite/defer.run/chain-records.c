/* Rule 4.4: records of all sizes, large and small, mixed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct page { int numbers[1250]; };
struct huge { int numbers[25000]; };

static void OPAQUE
none (void)
{
  pop (0);
}

static void OPAQUE
byte (char c)
{
  pop (c);
}

static void OPAQUE
page (struct page page, int number)
{
  CHECK (page.numbers[0] == number && page.numbers[1249] == number);
  pop (number);
}

static void OPAQUE
huge (struct huge huge)
{
  pop (huge.numbers[24999]);
}

static void OPAQUE
f (int n)
{
  static struct huge large;
  struct page some;
  for (int i = 0; i < n; i++)
    {
      memset (&some, 0, sizeof some);
      some.numbers[0] = some.numbers[1249] = i;
      if (i % 3 == 0)
	defer page (some, push (i));
      defer byte ((char) push (i % 100));
      if (i % 10 == 9)
	{
	  large.numbers[24999] = i;
	  push (i);
	  defer huge (large);
	}
      push (0);
      defer none ();
      large.numbers[24999] = -1;
    }
}

int
main (void)
{
  for (int n = 0; n < 40; n++)
    {
      f (n);
      EXPECT_EMPTY ();
    }
  f (500);
  EXPECT_EMPTY ();
  return 0;
}
