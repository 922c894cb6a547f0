/* The report: the process ends as it should where nobody reads the report.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>
#include <unistd.h>

int
main (void)
{
  int ends[2];
  if (pipe (ends) != 0)
    return 1;
  dup2 (ends[1], STDERR_FILENO);
  close (ends[0]);
  close (ends[1]);
  panic ("to nobody");
}
