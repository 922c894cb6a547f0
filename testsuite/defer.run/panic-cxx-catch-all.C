/* Rule 3.5: catch (...) without a rethrow recovers from a panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct object
{
  int number;
  ~object () { note (number); }
};

static void OPAQUE
raises (int n)
{
  object o = { 1 };
  defer { say_panic (n ? NULL : recover ()); }
  if (n == 3)
    defer panic ("replaced");
  panic ("%d", n);
}

/* The function goes on behind the handler; defers are run by its return.  */
static int OPAQUE
catches (int n)
{
  defer { say_panic (recover ()); }
  for (int i = 0; i < n; i++)
    try
      {
	object o = { 2 };
	defer note (10 + i);
	raises (i + 1);
	note (100);
      }
    catch (...)
      {
	note (3);
      }
  note (4);
  return n;
}

static int OPAQUE
returns_from_handler ()
{
  defer note (5);
  try
    {
      raises (1);
    }
  catch (...)
    {
      defer note (6);
      return 7;
    }
  return 0;
}

int
main ()
{
  CHECK (catches (0) == 0);
  EXPECT ("4 NULL");
  CHECK (catches (3) == 3);
  EXPECT ("NULL 1 2 3 NULL 1 2 3 NULL 1 2 3 4 12 11 10 NULL");
  CHECK (returns_from_handler () == 7);
  EXPECT ("NULL 1 6 5");
  try
    {
      raises (1);
    }
  catch (...)
    {
      note (8);
    }
  raises (0);
  EXPECT ("NULL 1 8 0 1");
  return 0;
}
