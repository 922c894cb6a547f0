/* Rules 2.6 and 3.3: recovery in functions with computed goto.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
fails (int n)
{
  if (n > 2)
    panic ("%d", n);
}

static int OPAQUE
computed (const char *program)
{
  static void *const steps[] = { &&add, &&later, &&fail, &&end };
  int sum = 0;
  defer { note (sum); say_panic (recover ()); }
  goto *steps[*program++ - 'a'];
add:
  sum++;
  goto *steps[*program++ - 'a'];
later:
  defer note (10 + sum);
  goto *steps[*program++ - 'a'];
fail:
  fails (sum);
  goto *steps[*program++ - 'a'];
end:
  return sum;
}

int
main (void)
{
  CHECK (computed ("ababd") == 2);
  EXPECT ("12 11 2 NULL");
  CHECK (computed ("abacabcbd") == 0);
  EXPECT ("13 11 3 3");
  return 0;
}
