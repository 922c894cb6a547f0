/* Rules 2.2 and 2.5: a deferred block of main decides the exit status.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

int
main (int argc, char **argv)
{
  defer_result (int, status) = 1;
  (void) argv;
  defer { if (status == 2) status = 0; }
  if (argc)
    return 2;
}
