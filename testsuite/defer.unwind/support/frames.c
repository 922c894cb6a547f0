/* Frames of functions that defer, for rows.sh.
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <defer.h>

extern long work (long, ...);
extern void seen (long);

long
one (long a, long b, long c, long d)
{
  long e = work (a), f = work (b);
  defer seen (e);
  work (a, b, c, d, e, f, 1L, 2L, 3L);
  defer { seen (a + b + c + d); }
  return work (a) + e + f;
}

long
several (long n)
{
  defer_result (long, result) = 0;
  defer { if (recover ()) result = 1; }
  if (n & 1)
    defer seen (n);
  if (n & 2)
    defer seen (n + 1);
  for (long i = 0; i < n; i++)
    defer seen (i);
  return work (n);
}

long
varies (long n)
{
  long room[n];
  defer { seen (room[0]); }
  work (n, room);
  return room[1];
}
