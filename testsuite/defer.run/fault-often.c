/* Rule 3.9: any number of faults, and nothing of the machine's state is lost: the
   floating-point stack and modes, the mask of signals, the stack.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-faults" } */

#include <defer.h>
#include "fault.h"

static int executed;

static int OPAQUE
some (int which, int n, int *p, long double *q)
{
  long double x = n;
  defer recover_fault ();
  defer { executed++; }
  switch (which)
    {
    case 0:
      return *p;
    case 1:
      return n / zero;
    case 2:
      /* With values on the floating-point stack.  */
      return (int) (x * (x + 1) / (x + 2) + *q * x);
    default:
      __builtin_trap ();
    }
}

#if defined __x86_64__
static unsigned OPAQUE
modes (void)
{
  unsigned short x87;
  unsigned sse;
  __asm__ volatile ("fnstcw %0" : "=m" (x87));
  __asm__ volatile ("stmxcsr %0" : "=m" (sse));
  return x87 << 16 | (sse & 0xffc0);
}

static void OPAQUE
set_modes (void)
{
  unsigned short x87 = 0x0b7f;
  unsigned sse = 0x5f80;
  __asm__ volatile ("fldcw %0" : : "m" (x87));
  __asm__ volatile ("ldmxcsr %0" : : "m" (sse));
}
#else
# define modes() 0
# define set_modes() ((void) 0)
#endif

int
main (void)
{
  sigset_t mask, before, after;
  unsigned mode;
  CHECK (defer_catch_faults () == 0);
  /* Again: nothing changes.  */
  CHECK (defer_catch_faults () == 0);
  sigemptyset (&mask);
  sigaddset (&mask, SIGUSR2);
  sigprocmask (SIG_BLOCK, &mask, NULL);
  sigprocmask (SIG_BLOCK, NULL, &before);
  set_modes ();
  mode = modes ();
  for (int i = 0; i < 100000; i++)
    some (i & 3, i, nowhere, (long double *) nowhere);
  CHECK (recovered == 100000 && executed == 100000);
  CHECK (modes () == mode);
  sigprocmask (SIG_BLOCK, NULL, &after);
  for (int i = 1; i < 64; i++)
    CHECK (sigismember (&before, i) == sigismember (&after, i));

  /* The floating-point stack is empty: eight values fit.  */
  long double v[8], sum = 0;
  for (int i = 0; i < 8; i++)
    v[i] = opaque (i);
  sum = v[0] + (v[1] + (v[2] + (v[3] + (v[4] + (v[5] + (v[6] + v[7]))))));
  CHECK (sum == 28);
  return 0;
}
