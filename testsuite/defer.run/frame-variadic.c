/* Rule 2.6: variadic functions defer; va_end can be deferred both ways.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdarg.h>
#include "check.h"

static int OPAQUE
sum (int count, ...)
{
  int total = 0;
  va_list ap;
  va_start (ap, count);
  defer va_end (ap);
  defer { note (total); }
  for (int i = 0; i < count; i++)
    {
      total += va_arg (ap, int);
      defer note (i);
    }
  return total;
}

static double OPAQUE
rest (int count, ...)
{
  va_list ap;
  va_start (ap, count);
  defer { va_end (ap); }
  if (count)
    defer { note (va_arg (ap, int)); }
  for (int i = 0; i < count; i++)
    defer note (va_arg (ap, int));
  return va_arg (ap, double);
}

static void OPAQUE
forwarded (char *buffer, const char *format, ...)
{
  va_list ap, copy;
  va_start (ap, format);
  defer va_end (ap);
  va_copy (copy, ap);
  defer va_end (copy);
  vsprintf (buffer, format, copy);
}

int
main (void)
{
  char buffer[64];
  CHECK (sum (0) == 0);
  EXPECT ("0");
  CHECK (sum (8, 1, 2, 3, 4, 5, 6, 7, 8) == 36);
  EXPECT ("7 6 5 4 3 2 1 0 36");
  CHECK (rest (2, 10, 20, 0.5, 30) == 0.5);
  EXPECT ("20 10 30");
  forwarded (buffer, "%d %s", 5, "six");
  CHECK (strcmp (buffer, "5 six") == 0);
  return 0;
}
