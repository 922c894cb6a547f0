/* Rule 3.2: a handler that a normal return runs below a panic returns NULL.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static int depth;

static void handler (int number);

static void OPAQUE
returns (int n)
{
  defer handler (n);
  if (n)
    defer { note (0); say_panic (recover ()); }
  for (int i = 0; i < n; i++)
    defer handler (n + i);
}

static void
handler (int number)
{
  note (number);
  if (depth-- > 0)
    returns (number + 1);
  say_panic (recover ());
}

/* Not a handler: nothing in it looks whether it was deferred.  */
static void OPAQUE
calls_returns (int n)
{
  returns (n);
}

static void OPAQUE
by_handler (int n)
{
  defer { say_panic (recover ()); }
  defer handler (n);
  panic ("A");
}

static void OPAQUE
by_another (int n)
{
  defer handler (n);
  defer calls_returns (n + 1);
  panic ("B");
}

static void OPAQUE
by_block (int n)
{
  defer { returns (n); say_panic (recover ()); }
  panic ("C");
}

int
main (void)
{
  depth = 1;
  by_handler (opaque (1));
  EXPECT ("1 3 NULL 2 NULL 0 NULL 2 NULL A NULL");
  depth = 0;
  by_another (opaque (1));
  EXPECT ("3 NULL 2 NULL 0 NULL 2 NULL 1 B");
  by_block (opaque (1));
  EXPECT ("1 NULL 0 NULL 1 NULL C");
  return 0;
}
