/* Rule 2.3: an argument that throws, or its conversion, registers nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct fragile
{
  int number;
  operator int () const
  {
    if (number == 3)
      throw number;
    return number;
  }
};

struct temporary
{
  int number;
  ~temporary () { note (number); }
  int value (int n) const { if (n == number) throw n; return n; }
};

static void OPAQUE
f (int n)
{
  fragile bad = { n };
  defer note (1);
  defer note (bad);
  if (n)
    defer note (temporary { 20 }.value (n));
  for (int i = 0; i < n; i++)
    defer note (temporary { 30 }.value (29 + i));
}

/* Return what f (N) throws, or 0.  */
static int
caught (int n)
{
  try
    {
      f (n);
      return 0;
    }
  catch (int e)
    {
      return e;
    }
}

int
main ()
{
  CHECK (caught (0) == 0);
  EXPECT ("0 1");
  CHECK (caught (1) == 0);
  EXPECT ("20 30 29 1 1 1");
  CHECK (caught (2) == 30);
  EXPECT ("20 30 30 29 2 2 1");
  CHECK (caught (3) == 3);
  EXPECT ("1");
  CHECK (caught (20) == 20);
  EXPECT ("20 20 1");
  return 0;
}
