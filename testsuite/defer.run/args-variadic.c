/* Rule 1.1: variadic callees get their arguments promoted.
   SPDX-License-Identifier: GPL-3.0-or-later */
/* { dg-additional-options "-fplugin-arg-defer-no-warn-assigned" } */

#include <defer.h>
#include <stdarg.h>
#include "check.h"

struct pair { long a, b; };

static char text[256];

static void OPAQUE
use (const char *kinds, ...)
{
  va_list ap;
  va_start (ap, kinds);
  for (; *kinds; kinds++)
    switch (*kinds)
      {
      case 'i':
	note (va_arg (ap, int));
	break;
      case 'd':
	note ((int) (va_arg (ap, double) * 10));
	break;
      case 'l':
	note ((int) va_arg (ap, long double));
	break;
      case 'p':
	{
	  struct pair pair = va_arg (ap, struct pair);
	  note ((int) (pair.a + pair.b));
	  break;
	}
      case 's':
	say (va_arg (ap, const char *));
	break;
      }
  va_end (ap);
}

static void OPAQUE
f (int n)
{
  char c = 1;
  short s = 2;
  float x = 0.5f;
  struct { int field : 4; } bits = { 3 };
  struct pair pair = { 40, 2 };
  long double l = 7;

  defer use ("iiidlps", c, s, bits.field, x, l, pair, "end");
  if (n)
    defer use ("ip", c + 10, pair);
  for (int i = 0; i < n; i++)
    defer use ("idididididid", i, x, 1, x, 2, x, 3, x, 4, x, 5, x);
  defer sprintf (text, "%d %s %.1f", s, "text", x);
  c = 0;
  s = 0;
  x = 0;
  bits.field = 0;
  pair.a = 0;
}

int
main (void)
{
  f (0);
  EXPECT ("1 2 3 5 7 42 end");
  CHECK (strcmp (text, "2 text 0.5") == 0);
  f (1);
  EXPECT ("0 5 1 5 2 5 3 5 4 5 5 5 11 42 1 2 3 5 7 42 end");
  return 0;
}
