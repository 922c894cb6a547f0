/* Rule 1.2: the builtin in templates: functions, pointers, instances.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

template <typename T>
static void
show (T value)
{
  note (static_cast<int> (value * 10));
}

template <typename T>
static void OPAQUE
f (T value, void (*pointer) (T), int n)
{
  __defer (note, static_cast<int> (value));
  __defer (pointer, value);
  __defer (show<T>, value);
  __defer (&show<int>, value);
  if (n)
    __defer (pointer, n);
  while (n-- > 0)
    __defer (&note, n);
  value = 0;
}

int
main ()
{
  f (1, show, 0);
  EXPECT ("10 10 10 1");
  f (2.5, show, 2);
  EXPECT ("0 1 20 20 25 25 2");
  return 0;
}
