/* Rule 2.2: rethrown and nested exceptions run each frame's calls once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "check.h"

static void OPAQUE
leaf (int n)
{
  defer note (n);
  throw n;
}

static void OPAQUE
translates (int n)
{
  defer note (10 + n);
  try
    {
      defer note (20 + n);
      leaf (n);
    }
  catch (int e)
    {
      defer note (30 + e);
      throw static_cast<char> (e);
    }
}

static void OPAQUE
rethrows (int n)
{
  defer note (40 + n);
  try
    {
      translates (n);
    }
  catch (...)
    {
      for (int i = 0; i < 2; i++)
	defer note (50 + i);
      try
	{
	  leaf (n + 1);
	}
      catch (int)
	{
	}
      throw;
    }
}

static std::exception_ptr OPAQUE
captures (int n)
{
  std::exception_ptr p;
  defer note (60 + n);
  try
    {
      rethrows (n);
    }
  catch (...)
    {
      p = std::current_exception ();
    }
  return p;
}

int
main ()
{
  std::exception_ptr p = captures (1);
  EXPECT ("1 31 21 11 2 51 50 41 61");
  try
    {
      defer note (70);
      std::rethrow_exception (p);
    }
  catch (char c)
    {
      note (c);
    }
  EXPECT ("1");
  return 0;
}
