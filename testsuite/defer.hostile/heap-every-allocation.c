/* Rules 2.3, 3.8 and 4.4: whichever allocation fails, alone or with all behind it,
   every deferred call runs once, in its order, and there is a panic to recover.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "../defer.run/panic.h"
#include "heap.h"

enum { PASSES = 120, DEPTH = 6 };

struct line { long numbers[8]; };

static int registered, ended_by_heap, ended_by_panic;

static int OPAQUE
registers (void)
{
  return push (++registered);
}

static void OPAQUE
pops (struct line line, int number)
{
  CHECK (line.numbers[0] == 7 && line.numbers[7] == number);
  pop (number);
}

static void OPAQUE
fails (int n)
{
  defer pop (registers ());
  panic ("%0500d", n);
}

/* Recover from a panic while that of the caller is running, which then wants
   more room than the thread has.  */
static void OPAQUE
panics_inside (int n)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && strspn (p->message, "0") >= 150);
    }
  fails (n);
}

/* Chains of several chunks, one in each of DEPTH frames, and a panic through all
   of them.  */
static void OPAQUE
chains (int depth)
{
  struct line line = { { 7 } };
  for (int i = 0; i < PASSES; i++)
    {
      int number = registers ();
      line.numbers[7] = number;
      defer pops (line, number);
    }
  defer { panics_inside (depth); }
  if (depth > 0)
    chains (depth - 1);
  else
    fails (depth);
  fail (__FILE__, __LINE__, "a panic", "none");
}

static void OPAQUE
recovers (void)
{
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p);
      if (strcmp (p->message, "defer: out of memory") == 0)
	ended_by_heap++;
      else
	{
	  CHECK (strspn (p->message, "0") >= 150);
	  ended_by_panic++;
	}
    }
  defer pop (registers ());
  chains (DEPTH);
}

/* Let the Nth allocation fail.  Return whether there was one.  */
static int
fails_at (long n, int also_later)
{
  registered = 0;
  for_good = also_later;
  failing = n;
  allocations = 0;
  recovers ();
  failing = 0;
  EXPECT_EMPTY ();
  return allocations >= n;
}

int
main (void)
{
  for (int also_later = 0; also_later < 2; also_later++)
    {
      long n = 1;
      while (fails_at (n, also_later))
	n++;
      CHECK (n > 4 * DEPTH);
    }
  /* It was noticed, and not always by the chain.  */
  CHECK (ended_by_heap > DEPTH && ended_by_panic > DEPTH);
  return 0;
}
