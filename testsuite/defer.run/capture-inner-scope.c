/* Rule 1.7: a captured variable of an inner scope lives until the exit.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static void OPAQUE
overwrite (char *buffer, size_t size)
{
  memset (buffer, '#', size - 1);
  buffer[size - 1] = '\0';
}

static void OPAQUE
f (int n)
{
  {
    char buffer[64];
    sprintf (buffer, "plain%d", n);
    defer { say (buffer); }
    {
      char inner[64];
      sprintf (inner, "deeper%d", n);
      defer { say (inner); }
    }
  }
  {
    char buffer[64];
    overwrite (buffer, sizeof buffer);
  }
  if (n)
    {
      char buffer[64];
      int number = n + 1;
      sprintf (buffer, "branch%d", n);
      defer { say (buffer); note (number); }
      number++;
    }
  else
    {
      char buffer[64];
      sprintf (buffer, "else");
      defer { say (buffer); }
    }
  switch (n)
    {
      char buffer[64];
    case 1:
      sprintf (buffer, "case%d", n);
      defer { say (buffer); }
      break;
    default:
      overwrite (buffer, sizeof buffer);
    }
  {
    char buffer[64], other[64];
    int number = -1;
    overwrite (buffer, sizeof buffer);
    overwrite (other, sizeof other);
    number = opaque (number);
  }
}

int
main (void)
{
  f (0);
  EXPECT ("else deeper0 plain0");
  f (1);
  EXPECT ("case1 branch1 3 deeper1 plain1");
  return 0;
}
