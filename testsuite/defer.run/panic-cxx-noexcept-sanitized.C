/* Rule 3.5: a noexcept function whose deferred call recovers returns, also where its end is
   watched.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-additional-options "-fsanitize=return" } */

#include <defer.h>
#include "check.h"

static void
handler ()
{
  note (recover () != nullptr);
}

static int OPAQUE
f (int n) noexcept
{
  defer handler ();
  if (n)
    panic ("x");
  return 1;
}

int
main ()
{
  CHECK (f (0) == 1);
  EXPECT ("0");
  CHECK (f (1) == 0);
  EXPECT ("1");
  return 0;
}
