/* Rule 3.4: one panic may leave several calls that other panics run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
fails (int n)
{
  panic ("%d", n);
}

/* The call that the first panic runs raises a second one, whose call raises a
   third one, and so on; the last one replaces them all.  */
static void OPAQUE
nest (int n)
{
  defer note (n);
  defer
    {
      if (n)
	nest (n - 1);
    }
  fails (n);
}

static void OPAQUE
f (int n)
{
  defer { say_panics (recover ()); }
  nest (n);
}

/* The replaced ones had been recovered.  */
static void OPAQUE
recovering (int n)
{
  defer note (n);
  defer
    {
      say_panics (recover ());
      if (n)
	recovering (n - 1);
      else
	fails (-1);
    }
  fails (n);
}

static void OPAQUE
g (int n)
{
  defer { say_panics (recover ()); }
  recovering (n);
}

static void OPAQUE
side_by_side (void)
{
  defer { say_panics (recover ()); }
  defer
    {
      defer { panic ("D"); }
      defer { panic ("C"); }
      panic ("B");
    }
  panic ("A");
}

int
main (void)
{
  f (opaque (0));
  EXPECT ("0 0");
  f (opaque (3));
  EXPECT ("0 1 2 3 0<1<2<3");
  g (opaque (2));
  EXPECT ("2 1 0 0 1 2 -1<0<1<2");
  side_by_side ();
  EXPECT ("D<C<B<A");
  return 0;
}
