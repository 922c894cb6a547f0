/* Rule 3.5: the handlers of a function try block see a panic before its defers.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static int OPAQUE
catches ()
try
  {
    defer { say_panic (recover ()); }
    raises ("catches");
    return 5;
  }
catch (...)
  {
    note (2);
    return 6;
  }

static int OPAQUE
rethrows ()
try
  {
    defer { say_panic (recover ()); }
    raises ("rethrows");
    return 5;
  }
catch (int)
  {
    return 6;
  }
catch (...)
  {
    note (3);
    throw;
  }

static int OPAQUE
handler_defers ()
try
  {
    raises ("handler");
    return 5;
  }
catch (...)
  {
    defer { say_panic (recover ()); }
    raises ("newer");
    return 6;
  }

struct part
{
  ~part () { note (4); }
};

/* The handlers of a constructor always rethrow.  */
struct object
{
  part p;

  object ()
  try
    {
      raises ("constructor");
    }
  catch (...)
    {
      note (5);
    }
};

static void OPAQUE
constructs ()
{
  defer { say_panic (recover ()); }
  object o;
  note (100);
}

int
main ()
{
  CHECK (catches () == 6);
  EXPECT ("1 2 NULL");
  CHECK (rethrows () == 0);
  EXPECT ("1 3 rethrows");
  CHECK (handler_defers () == 0);
  EXPECT ("1 1 newer");
  constructs ();
  EXPECT ("1 4 5 constructor");
  return 0;
}
