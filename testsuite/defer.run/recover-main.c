/* Rule 3.3: main returns zero after it has recovered.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
fails (void)
{
  panic ("A");
}

int
main (int argc, char **argv)
{
  (void) argv;
  defer { EXPECT ("1"); }
  defer { if (!recover ()) abort (); }
  defer note (1);
  if (argc > 100)
    return 2;
  fails ();
  return 3;
}
