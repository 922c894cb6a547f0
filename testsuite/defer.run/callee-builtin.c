/* Rule 1.1: builtins and functions that the compiler knows can be deferred.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

static char buffer[8], copy[8];

static void OPAQUE
f (int n)
{
  char *p = (char *) malloc (16);
  char *q = strdup ("heap");
  defer free (p);
  defer __builtin_free (q);
  defer memcpy (copy, buffer, sizeof buffer);
  defer memset (buffer, 'x', 3);
  if (n)
    defer strcpy (buffer + 3, "yz");
  while (n-- > 0)
    defer __builtin_strcat (buffer, "!");
  __defer (memset, buffer, 0, sizeof buffer);
  strcpy (p, "used");
}

int
main (void)
{
  strcpy (buffer, "old");
  f (0);
  CHECK (strcmp (copy, "xxx") == 0);
  f (2);
  CHECK (strcmp (copy, "xxxyz") == 0);
  return 0;
}
