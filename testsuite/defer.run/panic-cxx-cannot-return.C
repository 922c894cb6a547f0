/* Rule 3.3: where there is no value to return, a recovered panic aborts.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <signal.h>
#include <string>
#include "panic.h"

struct counted
{
  int number;
  counted (int n) : number (n) { }
  counted (const counted &other) : number (other.number) { }
};

struct object
{
  int number = 0;

  int &member ()
  {
    defer { CHECK (recover ()); }
    panic ("member");
    return number;
  }
};

static void
handler ()
{
  recover ();
}

static int &OPAQUE
reference (int &n)
{
  defer { recover (); }
  if (n)
    panic ("reference");
  return n;
}

static int &&OPAQUE
moved (int &n)
{
  if (n)
    defer handler ();
  if (n)
    panic ("moved");
  return static_cast<int &&> (n);
}

static std::string OPAQUE
text (int n)
{
  for (int i = 0; i < n; i++)
    defer handler ();
  if (n)
    panic ("text");
  return "text";
}

static counted OPAQUE
copied (int n)
{
  defer handler ();
  if (n)
    panic ("copied");
  return counted (n);
}

static void OPAQUE __attribute__ ((noreturn))
ends (int n)
{
  defer { CHECK (recover ()); }
  panic ("ends %d", n);
}

static int
use (int how, int n)
{
  switch (how)
    {
    case 0:
      return reference (n);
    case 1:
      return moved (n);
    case 2:
      return static_cast<int> (text (n).length ());
    case 3:
      return copied (n).number;
    case 4:
      return object ().member ();
    default:
      ends (n);
    }
}

static int how;

static void
child ()
{
  use (how, 1);
}

int
main ()
{
  static const char *const names[]
    = { "reference", "moved", "text", "copied", "member", "ends" };
  for (how = 0; how < 6; how++)
    {
      if (how < 4)
	CHECK (use (how, 0) == (how == 2 ? 4 : 0));
      CHECK (in_child (child) == -SIGABRT);
      CHECK (child_began ("defer: "));
      CHECK (strstr (child_said, names[how]));
      CHECK (strstr (child_said, " cannot return after a panic was recovered: "
				 "it has no value to return\n"));
    }
  return 0;
}
