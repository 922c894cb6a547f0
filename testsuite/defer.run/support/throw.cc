/* The C++ side of tests in C: throws and catches.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "../throw.h"

extern "C" void
throw_int (int number)
{
  throw number;
}

extern "C" int
catch_int (void (*fn) ())
{
  try
    {
      fn ();
      return 0;
    }
  catch (int number)
    {
      return number;
    }
}
