/* Rule 3.5: a panic passes streams, which note that and let it go on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <cxxabi.h>
#include <exception>
#include <ostream>
#include <streambuf>
#include "panic.h"

struct buffer : std::streambuf
{
  int overflow (int) override { panic ("overflow"); }
};

static void OPAQUE
writes (std::ostream &stream)
{
  defer note (1);
  stream << "text" << 5;
  note (100);
}

static void OPAQUE
recovers (std::ostream &stream)
{
  defer { say_panic (recover ()); }
  writes (stream);
}

/* A handler for forced unwinding is one for panics.  */
static void OPAQUE
catches (std::ostream &stream)
{
  try
    {
      writes (stream);
    }
  catch (const abi::__forced_unwind &)
    {
      note (2);
    }
}

int
main ()
{
  buffer b;
  for (int i = 0; i < 3; i++)
    {
      std::ostream stream (&b);
      recovers (stream);
      EXPECT ("1 overflow");
      CHECK (stream.bad ());
      stream.clear ();
      catches (stream);
      EXPECT ("1 2");
      CHECK (stream.bad ());
    }
  return 0;
}
