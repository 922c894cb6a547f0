/* Rules 1.1 and 2.3: the deferred function returns its value in memory, in every form.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct large { int n[20]; };

static struct large OPAQUE
make (int n)
{
  struct large l = { { n } };
  note (n);
  return l;
}

static void OPAQUE
f (int n)
{
  __defer (make, n++);
  defer make (n++);
  if (n)
    __defer (make, n++);
  for (int i = 0; i < 2; i++)
    __defer (make, n + i);
  defer { make (n); }
}

int
main (void)
{
  f (1);
  EXPECT ("4 5 4 3 2 1");
  return 0;
}
