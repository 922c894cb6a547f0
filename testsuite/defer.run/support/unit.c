/* The second unit of link-two-units.c.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "unit.h"

void
unit (int n)
{
  defer callback (1);
  if (n)
    defer callback (2);
  for (int i = 0; i < n; i++)
    defer callback (10 + i);
  if (n)
    callback (3);
}
