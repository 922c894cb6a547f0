/* What the environment sets.
   SPDX-License-Identifier: MIT  */

#include "runtime.h"

#include <stdlib.h>

/* Is the environment variable NAME set to VALUE?  Asked once for each *ANSWER,
   which is -1 before.  */

bool
defer_setting_p (atomic_int *answer, const char *name, const char *value)
{
  int known = atomic_load_explicit (answer, memory_order_relaxed);
  if (known < 0)
    {
      const char *set = getenv (name);
      known = set && !strcmp (set, value);
      atomic_store_explicit (answer, known, memory_order_relaxed);
    }
  return known;
}
