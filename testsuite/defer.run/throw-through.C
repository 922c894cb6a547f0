/* Rule 2.2: exceptions run the deferred calls of every frame they leave.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "check.h"

struct error
{
  int number;
};

struct object
{
  int number;
  ~object () { note (number); }
};

static void OPAQUE
leaf (int n)
{
  defer note (1);
  if (n)
    throw error { n };
  defer note (2);
}

static void OPAQUE
middle (int n)
{
  object o = { 3 };
  for (int i = 0; i < n; i++)
    {
      object inner = { 4 };
      defer note (10 + i);
      if (i == 1)
	leaf (n);
    }
  if (n == 0)
    defer note (5);
  leaf (n);
}

static void OPAQUE
outer (int n)
{
  defer
    {
      CHECK (std::uncaught_exceptions () == (n ? 1 : 0));
      note (6);
    }
  middle (n);
}

int
main ()
{
  outer (0);
  EXPECT ("2 1 5 3 6");
  for (int n = 1; n < 3; n++)
    try
      {
	outer (n);
	CHECK (0);
      }
    catch (const error &e)
      {
	CHECK (e.number == n && std::uncaught_exceptions () == 0);
	note (100 + n);
      }
  EXPECT ("4 1 10 3 6 101 4 1 4 11 10 3 6 102");
  return 0;
}
