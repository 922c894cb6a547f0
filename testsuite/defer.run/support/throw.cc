/* The C++ side of tests in C: throws and catches.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <exception>
#include <unistd.h>
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

static int terminate_status;

extern "C" void
exit_on_terminate (int status)
{
  terminate_status = status;
  std::set_terminate ([] { _exit (terminate_status); });
}
