/* The second unit of recover-unit.c.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "recover.h"

void
handler_in_unit (int n)
{
  if (n < 100)
    heard (recover ());
}

void
unit_that_panics (int n)
{
  defer handler_in_unit (n);
  defer raise_again (n);
  panic ("C");
}
