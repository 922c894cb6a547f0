/* The report: a frame without unwind tables ends the walk, and is named; the deferred
   calls up to there have run.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdio.h>

/* { dg-report "panic: through assembly" } */
/* { dg-stdout "inner" } */

#ifdef __cplusplus
extern "C" {
#endif
extern void bare (void (*fn) (void));
#ifdef __cplusplus
}
#endif

__asm__ (".text\n"
	 ".type bare, @function\n"
	 "bare: sub $8, %rsp\n"
	 "call *%rdi\n"
	 "add $8, %rsp\n"
	 "ret\n"
	 ".size bare, . - bare\n");

static void
inner (void)
{
  defer puts ("inner");
  panic ("through assembly"); /* { dg-frame "inner" } */
}

/* { dg-report "\t... no unwind tables at 0x<X> (<M>)" } */

int
main (void)
{
  defer puts ("not reached");
  bare (inner);
  return 0;
}
