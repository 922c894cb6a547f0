/* Section 3: DEFER_NO_KEYWORDS leaves the short words to the program.
   SPDX-License-Identifier: GPL-3.0-or-later */

#define DEFER_NO_KEYWORDS
#include <defer.h>
#include "panic.h"

static void OPAQUE
panic (int defer, int recover)
{
  note (defer);
  note (recover);
}

static int OPAQUE
repanic (int panic_value)
{
  defer_result (int, result) = panic_value;
  DEFER
    {
      const struct defer_panic *recover = defer_recover ();
      say_panic (recover);
      if (recover && !recover->value)
	result++;
    }
  DEFER
    {
      const struct defer_panic *p = defer_recover ();
      if (p && p->value)
	defer_repanic (p);
      defer_panic ("again");
    }
  DEFER panic (1, 2);
  if (panic_value)
    defer_panic_value (&panic_value, "%s", "value");
  defer_panic ("message");
}

int
main (void)
{
  CHECK (repanic (opaque (0)) == 1);
  EXPECT ("1 2 again");
  CHECK (repanic (opaque (5)) == 5);
  EXPECT ("1 2 value");
  return 0;
}
