/* Rule 3.3: after recovery just those conditional calls run that were passed.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

enum { BITS = 8 };

static void OPAQUE
step (int number)
{
  pop (number);
}

static void OPAQUE
f (unsigned passed, int recovers)
{
#define CONDITIONAL(number) \
  if (passed & 1u << number) \
    { \
      push (number); \
      defer \
	{ \
	  step (number); \
	  if (number <= recovers) \
	    recover (); \
	} \
    }
  CONDITIONAL (0)
  CONDITIONAL (1)
  CONDITIONAL (2)
  CONDITIONAL (3)
  CONDITIONAL (4)
  CONDITIONAL (5)
  CONDITIONAL (6)
  CONDITIONAL (7)
  panic ("A");
}

static void OPAQUE
call (unsigned passed, int recovers)
{
  defer { recover (); }
  f (passed, recovers);
}

int
main (void)
{
  for (unsigned passed = 0; passed < 1u << BITS; passed += 3)
    for (int recovers = -1; recovers < BITS; recovers += 4)
      {
	call (passed, recovers);
	EXPECT_EMPTY ();
      }
  return 0;
}
