/* Rule 2.3: a deferred call throws on return: the rest run, once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct object
{
  int number;
  ~object () { note (number); }
};

static void OPAQUE
thrower (int n)
{
  note (n);
  throw n;
}

static int OPAQUE
f (int n)
{
  object a = { 1 };
  defer note (2);
  if (n & 1)
    defer thrower (3);
  defer { note (4); }
  for (int i = 0; i < n; i++)
    if (i == 1)
      defer thrower (5);
    else
      defer note (6);
  object b = { 7 };
  if (n == -4)
    defer { throw 8; }
  defer note (9);
  try
    {
      return n;
    }
  catch (int)
    {
      /* The calls run when the try block has been left.  */
      note (100);
    }
  return -1;
}

static int
caught (int n)
{
  try
    {
      return f (n);
    }
  catch (int e)
    {
      return -e;
    }
}

int
main ()
{
  CHECK (caught (0) == 0);
  EXPECT ("9 7 4 2 1");
  CHECK (caught (1) == -3);
  EXPECT ("9 7 6 4 3 2 1");
  CHECK (caught (2) == -5);
  EXPECT ("9 7 5 6 4 2 1");
  CHECK (caught (-4) == -8);
  EXPECT ("9 7 4 2 1");
  return 0;
}
