/* Rule 1.5: no jump leaves a deferred block.
   The front ends put a `goto' at its label and a `return' at its value.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

#include <defer.h>

void use (int);

int
by_return (int x)
{
  defer { return 1; } /* { dg-error "'return' may not leave a deferred block" } */
  defer
    {
      if (x)
        return 2; /* { dg-error "'return' may not leave a deferred block" } */
      use (x);
    }
  defer { for (;;) { switch (x) { default: return 3; } } } /* { dg-error "'return' may not leave a deferred block" } */
  return 0;
}

void
by_plain_return (int x)
{
  if (x)
    defer { use (x); return; } /* { dg-error "'return' may not leave a deferred block" } */
}

void
by_goto (int x)
{
  defer { goto out; } /* { dg-error "'goto' may not leave a deferred block" } */
  defer
    {
      while (x)
        goto out; /* { dg-error "'goto' may not leave a deferred block" } */
    }
out:
  use (x);
}

void
by_goto_backward (int x)
{
again:
  use (x);
  defer { goto again; } /* { dg-error "'goto' may not leave a deferred block" } */
}

void
by_break (int x)
{
  defer { break; } /* { dg-error "11:'break' may not leave a deferred block" } */
  while (x)
    {
      defer { break; } /* { dg-error "15:'break' may not leave a deferred block" } */
      defer { if (x) break; use (x); } /* { dg-error "22:'break' may not leave a deferred block" } */
    }
  switch (x)
    {
    case 1:
      defer { break; } /* { dg-error "15:'break' may not leave a deferred block" } */
    }
}

void
by_continue (int x)
{
  defer { continue; } /* { dg-error "11:'continue' may not leave a deferred block" } */
  for (; x; x--)
    {
      defer { continue; } /* { dg-error "15:'continue' may not leave a deferred block" } */
      defer { switch (x) { case 1: continue; } } /* { dg-error "36:'continue' may not leave a deferred block" } */
    }
}

void
nested (int x)
{
  defer
    {
      defer { return; } /* { dg-error "'return' may not leave a deferred block" } */
      defer { goto inner; } /* { dg-error "'goto' may not leave a deferred block" } */
      while (x)
        defer { break; } /* { dg-error "17:'break' may not leave a deferred block" } */
    inner:
      use (x);
    }
}

void
allowed (int x)
{
  defer
    {
      for (; x; x--)
        {
          if (x == 3)
            continue;
          if (x == 2)
            break;
        }
      switch (x)
        {
        case 1:
          break;
        case 2:
          goto done;
        }
      do
        continue;
      while (x);
    done:
      use (x);
    }
}
