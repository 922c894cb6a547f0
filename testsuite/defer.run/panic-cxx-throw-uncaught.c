/* Rule 3.5: nobody catches the exception that would replace a panic: terminate.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "throw.h"

/* { dg-additional-sources "support/throw.cc" } */

static void
child (void)
{
  exit_on_terminate (50);
  defer { CHECK (!recover ()); }
  defer throw_int (1);
  panic ("older");
}

int
main (void)
{
  CHECK (in_child (child) == 50);
  return 0;
}
