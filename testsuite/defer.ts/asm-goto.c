/* Rule 6.6: asm goto leaves a scope like any other jump.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-machines "^(x86_64|aarch64)-" } */

#include <stddefer.h>
#include "../defer.run/check.h"
#include "../defer.run/jump.h"

/* Two labels, one of them in the scope.  */
#if defined __x86_64__
# define JUMP_IF(value, zero, not_zero) \
  asm goto ("testl %0, %0\n\tjnz %l[" #not_zero "]\n\tjmp %l[" #zero "]" \
	    : : "r" (value) : "cc" : zero, not_zero)
#elif defined __aarch64__
# define JUMP_IF(value, zero, not_zero) \
  asm goto ("cbnz %w0, %l[" #not_zero "]\n\tb %l[" #zero "]" \
	    : : "r" (value) : : zero, not_zero)
#endif

static void OPAQUE
backward (int n)
{
again:
  defer note (n);
  n--;
  JUMP_IF_NOT_ZERO (n, again);
  note (100);
}

static void OPAQUE
out_of_two (int n)
{
  defer note (1);
  {
    defer note (2);
    {
      defer note (3);
      JUMP_IF (n, inside, out);
      note (4);
    inside:
      note (5);
    }
  }
out:
  note (6);
}

static void OPAQUE
within (int n)
{
  defer
    {
      JUMP_IF_NOT_ZERO (n, here);
      note (1);
    here:
      note (2);
    }
}

int
main (void)
{
  backward (3);
  EXPECT ("2 1 100 0");
  out_of_two (1);
  EXPECT ("3 2 6 1");
  out_of_two (0);
  EXPECT ("5 3 2 6 1");
  within (0);
  EXPECT ("1 2");
  within (1);
  EXPECT ("2");
  return 0;
}
