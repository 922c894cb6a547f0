/* Rules 2.1 and 2.6: asm goto is a jump like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

#if defined __x86_64__ || defined __i386__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("testl %0, %0\n\tjnz %l[" #label "]" \
	    : : "r" (value) : "cc" : label)
#elif defined __aarch64__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cbnz %w0, %l[" #label "]" : : "r" (value) : : label)
#elif defined __arm__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cmp %0, #0\n\tbne %l[" #label "]" \
	    : : "r" (value) : "cc" : label)
#elif defined __riscv
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("bnez %0, %l[" #label "]" : : "r" (value) : : label)
#elif defined __s390__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("ltr %0, %0\n\tjne %l[" #label "]" \
	    : : "d" (value) : "cc" : label)
#elif defined __powerpc__
# define JUMP_IF_NOT_ZERO(value, label) \
  asm goto ("cmpwi %0, 0\n\tbne %l[" #label "]" \
	    : : "r" (value) : "cr0" : label)
#endif

static void OPAQUE
forward (int n)
{
  defer note (1);
  JUMP_IF_NOT_ZERO (n, skip);
  defer note (2);
skip:
  defer note (3);
}

static void OPAQUE
backward (int n)
{
  defer note (100);
again:
  defer note (n);
  n--;
  JUMP_IF_NOT_ZERO (n, again);
  defer { note (101); }
}

int
main (void)
{
  forward (0);
  EXPECT ("3 2 1");
  forward (1);
  EXPECT ("3 1");
  backward (3);
  EXPECT ("101 1 2 3 100");
  return 0;
}
