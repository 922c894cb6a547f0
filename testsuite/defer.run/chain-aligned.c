/* Rule 4.4: arguments of types with an alignment of their own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <stdint.h>
#include "check.h"

/* { dg-additional-options "-Wno-psabi" } */

struct __attribute__ ((aligned (64))) line { int number; };
struct __attribute__ ((aligned (256))) wide { char byte; };
typedef double double2 __attribute__ ((vector_size (16)));

static void OPAQUE
use_line (char before, struct line line, char after)
{
  CHECK ((uintptr_t) &line % 64 == 0);
  CHECK (before == after && line.number == before);
  pop (before);
}

static void OPAQUE
use_wide (struct wide wide)
{
  CHECK ((uintptr_t) &wide % 256 == 0);
  pop (wide.byte);
}

static void OPAQUE
use_vector (char c, double2 d, long double l)
{
  CHECK (d[0] == c && d[1] == c && l == c);
  pop (c);
}

static void OPAQUE
f (int n)
{
  struct line line;
  struct wide wide;
  for (int i = 0; i < n; i++)
    {
      line.number = i;
      wide.byte = (char) i;
      defer use_line ((char) i, line, (char) push (i));
      push (i);
      defer use_wide (wide);
      defer use_vector ((char) push (i), (double2) { (double) i, (double) i },
			i);
    }
  if (n)
    {
      push (n);
      line.number = n;
      defer use_line ((char) n, line, (char) n);
    }
}

int
main (void)
{
  for (int n = 0; n < 100; n += 7)
    {
      f (n);
      EXPECT_EMPTY ();
    }
  return 0;
}
