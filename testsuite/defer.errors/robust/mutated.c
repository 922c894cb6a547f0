/* A valid program, to be cut short at each token.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "prelude.h"

struct pair
deferring (int n, struct pair *p)
{
  defer_result (struct pair, result) = { n, 1 };
  __defer (call, n + 1);
  defer format ("%d", p->a);
  if (n > 1)
    defer { call (result.a); for (int i = 0; i < n; i++) call (i); }
  while (n--)
    {
      if (n == 2)
        defer call (p[n].b);
      else
        defer { defer nothing (); global++; }
    }
  switch (n)
    {
    case 1:
      defer (void) call (n);
      break;
    default:
      goto out;
    }
  return *p;
out:
  defer { result.b = sizeof (struct pair); }
  return result;
}
