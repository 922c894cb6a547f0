/* Rule 4.4: the panic of a chain that cannot grow is recovered like any other.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"
#include "exhausted.h"

enum { PASSES = 100000 };

static int registered, executed, recovered;

static void
call (int number)
{
  executed++;
  /* The call that found no room is made at once, and not by the panic.  */
  if (recover ())
    {
      recovered++;
      CHECK (number == registered - 2);
    }
}

static int OPAQUE
counted (void)
{
  return registered++;
}

static int OPAQUE
by_handler (int n)
{
  defer { CHECK (!recover ()); }
  for (int i = 0; i < n; i++)
    defer call (counted ());
  return n;
}

static int OPAQUE
by_block (int n)
{
  defer_result (int, passed) = 0;
  defer
    {
      const struct defer_panic *p = recover ();
      CHECK (p && strcmp (p->message, "defer: out of memory") == 0);
      CHECK (p->kind == DEFER_PANIC_MESSAGE);
    }
  for (passed = 0; passed < n; passed++)
    defer { executed++; }
}

int
main (void)
{
  exhausted = 1;
  CHECK (by_handler (opaque (PASSES)) == 0);
  CHECK (registered == executed && registered < PASSES && recovered == 1);
  executed = 0;
  CHECK (by_block (opaque (PASSES)) == executed - 1);
  return 0;
}
