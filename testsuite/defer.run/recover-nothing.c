/* Rule 3.2: without a panic recover returns NULL, wherever it stands.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static int OPAQUE
f (int n)
{
  say_panic (recover ());
  defer handler (1);
  if (n)
    defer handler (2);
  for (int i = 0; i < n; i++)
    defer handler (3);
  defer { say_panic (recover ()); }
  if (n)
    defer { say_panic (recover ()); }
  say_panic (recover ());
  return n;
}

static void OPAQUE
before_and_after (void)
{
  defer { say_panic (recover ()); }
  defer handler (4);
  panic ("A");
}

int
main (void)
{
  CHECK (f (opaque (1)) == 1);
  EXPECT ("NULL NULL NULL NULL 3 NULL 2 NULL 1 NULL");
  before_and_after ();
  EXPECT ("4 A NULL");
  CHECK (f (opaque (0)) == 0);
  EXPECT ("NULL NULL NULL 1 NULL");
  handler (5);
  EXPECT ("5 NULL");
  return 0;
}
