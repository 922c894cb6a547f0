/* Rules 3.5 and 3.6: C++ between a thread's exit and the panic that cuts it
   short: destructors run, and catch (...) recovers so that the exit goes on.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"
#include "ways.h"

struct object
{
  int number;
  ~object () { note (number); }
};

static void OPAQUE
raises ()
{
  object o = { 1 };
  panic ("raised");
}

static void OPAQUE
inner (int way)
{
  object before = { 2 };
  defer raises ();
  object after = { 3 };
  end_thread (way);
}

/* The panic passes this frame, */
static void OPAQUE
middle (int way)
{
  object o = { 4 };
  try
    {
      inner (way);
    }
  catch (int)
    {
      note (100);
    }
}

/* and is caught here: libstdc++ destroys it where the handler ends.  */
static void OPAQUE
catches (int way)
{
  object o = { 5 };
  defer note (6);
  try
    {
      object o = { 7 };
      middle (way);
    }
  catch (...)
    {
      object o = { 8 };
      note (9);
    }
  note (101);
}

/* The same without a defer.  */
static void OPAQUE
only_catches (int way)
{
  object o = { 10 };
  try
    {
      middle (way);
    }
  catch (...)
    {
      note (11);
    }
  note (102);
}

/* A handler that rethrows changes nothing.  */
static void OPAQUE
rethrows (int way)
{
  object o = { 12 };
  defer { say_panic (recover ()); }
  try
    {
      middle (way);
    }
  catch (...)
    {
      note (13);
      throw;
    }
}

/* The destructor recovers.  */
static void OPAQUE
destroys (int way)
{
  struct recovering
  {
    ~recovering ()
    {
      defer { say_panic (recover ()); }
      raises ();
    }
  } o;
  object p = { 14 };
  end_thread (way);
}

int
main ()
{
  EXPECT_EACH_WAY (catches, "3 1 2 4 7 9 8 6 5 0");
  EXPECT_EACH_WAY (only_catches, "3 1 2 4 11 10 0");
  EXPECT_EACH_WAY (rethrows, "3 1 2 4 13 raised 12 0");
  EXPECT_EACH_WAY (destroys, "14 1 raised 0");
  return 0;
}
