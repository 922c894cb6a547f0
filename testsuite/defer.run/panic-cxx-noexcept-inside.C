/* Rule 3.5: a noexcept function recovers from what its deferred calls raise and
   from panics in and around handlers, lambdas and nested blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void OPAQUE
raises (const char *text)
{
  defer note (1);
  panic ("%s", text);
}

static void OPAQUE
handler ()
{
  say_panics (recover ());
}

/* Raised by a deferred call, on return and while another is running.  */
static void OPAQUE
deferred (int n) noexcept
{
  defer handler ();
  defer raises ("deferred");
  if (n)
    raises ("older");
}

/* Recovered, and raised again.  */
static void OPAQUE
again (int n) noexcept
{
  defer handler ();
  for (int i = 0; i < n; i++)
    defer { if (recover ()) raises ("again"); }
  raises ("first");
}

/* By the calls of a deferred block.  */
static void OPAQUE
nested () noexcept
{
  defer { handler (); note (2); }
  defer
    {
      defer { say_panics (recover ()); }
      defer note (3);
      raises ("nested");
    }
  defer
    {
      for (int i = 0; i < 2; i++)
	defer handler ();
      raises ("loop");
    }
}

static int OPAQUE
in_try (int n) noexcept
{
  try
    {
      defer handler ();
      if (n)
	raises ("try");
      throw 5;
    }
  catch (int e)
    {
      defer note (e);
      raises ("handler");
    }
  return 6;
}

static int OPAQUE
catches () noexcept
{
  defer handler ();
  try
    {
      raises ("caught");
    }
  catch (...)
    {
      return 7;
    }
  return 8;
}

/* Both have an end that unwinding cannot pass.  */
static void OPAQUE
lambdas () noexcept
{
  defer note (4);
  auto lambda = [] () noexcept
    {
      defer handler ();
      raises ("lambda");
    };
  lambda ();
  defer lambda ();
}

struct object
{
  object () noexcept
  {
    defer handler ();
    raises ("constructor");
  }

  ~object ()
  try
    {
      defer { say_panics (recover ()); note (9); }
      raises ("destructor");
    }
  catch (int)
    {
    }

  virtual void member () const noexcept
  {
    defer handler ();
    raises ("member");
  }
};

int
main ()
{
  deferred (0);
  deferred (1);
  EXPECT ("1 deferred 1 1 deferred<older");
  again (0);
  again (1);
  EXPECT ("1 first 1 1 again<first");
  nested ();
  EXPECT ("1 loop NULL 1 3 nested NULL 2");
  CHECK (in_try (0) == 0);
  EXPECT ("1 5 handler");
  CHECK (in_try (1) == 0);
  EXPECT ("1 try");
  CHECK (catches () == 7);
  EXPECT ("1 NULL");
  lambdas ();
  EXPECT ("1 lambda 1 lambda 4");
  {
    object o;
    o.member ();
  }
  EXPECT ("1 constructor 1 member 1 destructor 9");
  return 0;
}
