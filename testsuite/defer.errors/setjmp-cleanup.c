/* Rule 2.4: where setjmp does not let the order be kept, GCC says so.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <setjmp.h>

void gone (int *);
void use (int);

int
after (void)
{
  {
    jmp_buf b;
    if (setjmp (b) != 0)
      use (1);
  }
  int o __attribute__ ((cleanup (gone))) = 1;
  defer use (2); /* { dg-warning "3:in a function that calls 'setjmp' this deferred call runs after the cleanups" } */
  return o;
}

int
before (void)
{
  jmp_buf b;
  defer use (2);
  if (setjmp (b) != 0)
    use (1);
  return 0;
}
