/* The report: it does not depend on a heap that is intact.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <stdlib.h>
#include <string.h>

/* { dg-report "panic: corrupt" } */

/* In a static executable the unwinder of GCC 12 allocates.  { dg-variants "^(?!.*static)" } */

int
main (void)
{
  char *volatile block = (char *) malloc (100);
  for (volatile int i = -16; i < 4096; i++)
    block[i] = 0x7f;
  panic ("corrupt"); /* { dg-symbol "main" } */
}
