/* Rule 1.2: constructors and destructors defer; members are alive then.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct part
{
  int number;
  part (int n) : number (n) { note (n); }
  ~part () { note (-number); number = 0; }
};

struct whole
{
  part a, b;
  bool fails;

  whole (int n, bool throws) : a (n), b (n + 1), fails (throws)
  {
    defer { note (10 + a.number); }
    if (n)
      defer note (20 + n);
    for (int i = 0; i < n; i++)
      defer note (30 + i);
    if (throws)
      throw n;
    note (40);
  }

  /* A delegating constructor.  */
  whole (int n) : whole (n, false)
  {
    defer note (50);
    if (fails)
      return;
  }

  ~whole ()
  {
    defer { note (60 + b.number); }
    if (a.number)
      defer note (70);
    note (80);
  }
};

int
main ()
{
  {
    whole object (1);
    EXPECT ("1 2 40 30 21 11 50");
  }
  EXPECT ("80 70 62 -2 -1");
  try
    {
      whole object (2, true);
      note (100);
    }
  catch (int n)
    {
      note (n);
    }
  EXPECT ("2 3 31 30 22 12 -3 -2 2");
  return 0;
}
