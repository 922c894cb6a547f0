/* Rule 3.5: a destructor, which is noexcept, may recover by its own calls.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <exception>
#include "panic.h"

static void OPAQUE
leaf (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

struct member
{
  int number;
  ~member () { note (number); }
};

struct object
{
  int how;
  member m = { 2 };

  object (int n) : how (n) { }

  ~object ()
  {
    member local = { 3 };
    if (how == 1)
      defer { say_panic (recover ()); }
    for (int i = 1; i < how; i++)
      defer handler (i);
    if (how)
      leaf ("destructor");
  }

  static void handler (int number)
  {
    note (number);
    say_panic (recover ());
  }
};

struct derived : object
{
  using object::object;
  ~derived () { note (4); }
};

static void OPAQUE
f (int how, int throws)
{
  object o (how);
  if (throws == 1)
    throw how;
  if (throws == 2)
    panic ("older");
}

static void OPAQUE
recovers (int how)
{
  defer { say_panics (recover ()); }
  f (how, 2);
}

int
main ()
{
  f (0, 0);
  EXPECT ("3 2");
  f (1, 0);
  EXPECT ("1 destructor 3 2");
  f (3, 0);
  EXPECT ("1 2 destructor 1 NULL 3 2");

  /* Run by an exception, or by a panic: that goes on.  */
  for (int how = 1; how < 3; how++)
    {
      try
	{
	  f (how, 1);
	}
      catch (int n)
	{
	  CHECK (n == how && std::uncaught_exceptions () == 0);
	  note (100);
	}
      recovers (how);
    }
  EXPECT ("1 destructor 3 2 100 1 destructor 3 2 older "
	  "1 1 destructor 3 2 100 1 1 destructor 3 2 older");

  delete new derived (1);
  EXPECT ("4 1 destructor 3 2");
  return 0;
}
