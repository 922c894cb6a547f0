/* Rules 3.3 and 3.5: the objects that a recovering function was called with, and
   those made for the call that panics, are destroyed once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <string>
#include "panic.h"

static int alive;

struct object
{
  int number;
  object (int n) : number (n) { alive++; }
  object (const object &other) : number (other.number) { alive++; }
  ~object () { alive--; note (number); }
};

static int OPAQUE
raises (const object &o)
{
  if (o.number > 1)
    panic ("%d", o.number);
  return o.number;
}

static void OPAQUE
by_value (object o, object p)
{
  defer { say_panic (recover ()); note (o.number); }
  object local (10);
  raises (p);
}

/* The temporaries of an expression that is not finished.  */
static int OPAQUE
temporary (int n)
{
  defer_result (int, result) = 5;
  defer { say_panic (recover ()); }
  result = raises (object (n)) + object (20).number;
  return result;
}

static void OPAQUE
formatted (const std::string &text)
{
  defer { say_panic (recover ()); }
  panic ("%s", (text + "!").c_str ());
}

/* The second object of a call is never made.  */
static void OPAQUE
argument (int n)
{
  defer { say_panic (recover ()); }
  by_value (object (30), object (raises (object (n))));
}

int
main ()
{
  by_value (1, 0);
  CHECK (alive == 0);
  trace[trace_length = 0] = '\0';
  by_value (1, 3);
  CHECK (alive == 0);
  /* Which parameter is destroyed first is up to the caller.  */
  CHECK (strncmp (trace, "10 3 1 ", 7) == 0);
  trace[trace_length = 0] = '\0';
  CHECK (temporary (4) == 5 && alive == 0);
  EXPECT ("4 4");
  formatted ("a text that is too long to be stored in the string");
  EXPECT ("a text that is too long to be stored in the string!");
  argument (6);
  CHECK (alive == 0);
  return 0;
}
