/* Rule 3.1: AddressSanitizer is told of the frames that a panic leaves: what
   they had poisoned is not what later frames have in the same place.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* { dg-variants "^(-x c.. )?-O(0|2)( -DUNWINDER=libgcc)?$" } */
/* { dg-additional-options "-fsanitize=address" } */

#include <defer.h>
#include "check.h"

static void OPAQUE
use (char *bytes, size_t size)
{
  memset (bytes, 1, size);
}

static void OPAQUE
nothing (void)
{
}

static void OPAQUE
fails (void)
{
  panic ("fallen");
}

/* Frames that the panic passes, with red zones around their variables.  */

static void OPAQUE
fall (int depth)
{
  char a[10], b[10], c[10];
  use (a, sizeof a);
  use (b, sizeof b);
  use (c, sizeof c);
  if (depth == 0)
    fails ();
  else
    fall (depth - 1);
  use (a, sizeof a);
}

/* Frames in which it lands: the scope of a variable ends then.  */

static void OPAQUE
fall_deferring (int depth)
{
  defer nothing ();
  {
    char inner[16];
    use (inner, sizeof inner);
    if (depth == 0)
      fails ();
    else
      fall_deferring (depth - 1);
    use (inner, sizeof inner);
  }
}

static void
recovering (void (*fn) (int))
{
  defer { recover (); }
  fn (20);
}

/* One frame where all of them were.  */

static void OPAQUE
fill (void)
{
  char all[8000];
  use (all, sizeof all);
}

int
main (void)
{
  for (int i = 0; i < 3; i++)
    {
      recovering (fall);
      fill ();
      recovering (fall_deferring);
      fill ();
    }
  return 0;
}
