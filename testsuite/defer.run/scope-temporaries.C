/* Rule 2.4: temporaries of the defer statement end with the statement.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct object
{
  int number;
  object (int n) : number (n) { note (n); }
  ~object () { note (-number); }
  int value () const { return number; }
};

static void OPAQUE
f (int n)
{
  defer note (10 + object (1).value ());
  if (n)
    defer note (20 + object (2).value ());
  for (int i = 0; i < n; i++)
    defer note (30 + object (3).value ());
  say ("body");
}

int
main ()
{
  f (1);
  EXPECT ("1 -1 2 -2 3 -3 body 33 22 11");
  return 0;
}
