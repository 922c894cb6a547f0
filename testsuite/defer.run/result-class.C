/* Rule 2.5: a result of class type is made before deferred calls run.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include <string>
#include "check.h"

static std::string OPAQUE
f (std::string text, int n)
{
  defer { text = "changed"; note (1); }
  if (n)
    defer { text += "!"; }
  for (int i = 0; i < n; i++)
    defer note (10 + i);
  if (n)
    return text + "1";
  return text;
}

static OPAQUE const std::string &
reference (const std::string &text)
{
  defer note (2);
  return text;
}

int
main ()
{
  std::string text = "text of more than sixteen characters";
  CHECK (f (text, 0) == text);
  EXPECT ("1");
  CHECK (f (text, 2) == text + "1");
  EXPECT ("11 10 1");
  CHECK (&reference (text) == &text);
  EXPECT ("2");
  return 0;
}
