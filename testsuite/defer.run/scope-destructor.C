/* Rule 2.4: destructors: what is declared before a defer outlives it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "check.h"

struct object
{
  int number;
  object (int n) : number (n) { }
  ~object () { note (number); number = -1; }
};

static void OPAQUE
unconditional ()
{
  object a (1);
  defer { note (10 + a.number); }
  object b (2);
  defer { note (20 + b.number); }
  object c (3);
}

static int OPAQUE
conditional (int n)
{
  object a (1);
  if (n & 1)
    defer { note (10 + a.number); }
  object b (2);
  if (n & 2)
    defer { note (20 + b.number); }
  if (n & 4)
    return b.number;
  object c (3);
  if (n & 8)
    throw n;
  return c.number;
}

static void OPAQUE
loops (int n)
{
  object a (1);
  for (int i = 0; i < n; i++)
    defer { note (10 + a.number); }
  object b (2);
  for (int i = 0; i < n; i++)
    {
      object inner (5);
      defer { note (20 + b.number); }
      if (i == 2)
	throw i;
    }
  object c (3);
}

int
main ()
{
  unconditional ();
  EXPECT ("3 22 2 11 1");
  CHECK (conditional (0) == 3);
  EXPECT ("3 2 1");
  CHECK (conditional (3) == 3);
  EXPECT ("3 22 2 11 1");
  CHECK (conditional (5) == 2);
  EXPECT ("2 11 1");
  try
    {
      conditional (11);
    }
  catch (int n)
    {
      note (n);
    }
  EXPECT ("3 22 2 11 1 11");
  loops (1);
  EXPECT ("5 3 22 2 11 1");
  try
    {
      loops (3);
    }
  catch (int n)
    {
      note (100 + n);
    }
  EXPECT ("5 5 5 22 22 22 2 11 11 11 1 102");
  return 0;
}
