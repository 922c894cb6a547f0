/* Rules 1.2 and 3.2: overloaded handlers, and handlers with references.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <string>
#include "panic.h"

static void OPAQUE
raises (int n)
{
  if (n)
    panic ("raised %d", n);
}

static void
handler (int &error)
{
  error = recover () ? 1 : 2;
}

static void
handler (std::string &error)
{
  if (const struct defer_panic *p = recover ())
    error = p->message;
}

static void
handler (const int &error, const char *text)
{
  note (error);
  say (text);
  say_panic (recover ());
}

static void OPAQUE
number (int n, int &error)
{
  defer handler (error);
  raises (n);
}

static void OPAQUE
text (int n, std::string &error)
{
  if (n)
    defer handler (error);
  raises (n);
}

static void OPAQUE
two (int n)
{
  int local = 3;
  for (int i = 0; i < n; i++)
    defer handler (local, "two");
  local = 4;
  raises (n);
}

int
main ()
{
  int error = 0;
  std::string message;
  number (0, error);
  CHECK (error == 2);
  number (1, error);
  CHECK (error == 1);
  text (1, message);
  CHECK (message == "raised 1");
  two (2);
  EXPECT ("4 two raised 2 4 two NULL");
  return 0;
}
