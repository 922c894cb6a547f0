/* Rule 2.2: noexcept functions defer, and still terminate when they throw.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include <unistd.h>
#include "check.h"

static int OPAQUE
leaf (int n)
{
  if (n == 3)
    throw n;
  return n;
}

static int OPAQUE
f (int n) noexcept
{
  defer note (1);
  if (n)
    defer { note (2); }
  for (int i = 0; i < n; i++)
    defer note (10 + i);
  /* What is thrown and caught inside is no matter.  */
  defer { try { throw 5; } catch (int e) { note (e); } }
  return leaf (n);
}

struct object
{
  int n;
  ~object ()
  {
    defer note (3);
    leaf (n);
  }
};

int
main ()
{
  CHECK (f (0) == 0);
  EXPECT ("5 1");
  CHECK (f (2) == 2);
  EXPECT ("5 11 10 2 1");
  {
    object o = { 1 };
  }
  EXPECT ("3");
  std::set_terminate ([] { _exit (0); });
  try
    {
      f (3);
    }
  catch (int)
    {
    }
  return 1;
}
