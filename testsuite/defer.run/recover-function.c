/* Rule 3.2: recover in a function that was itself deferred stops the panic.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

static void
handler (int number)
{
  note (number);
  say_panic (recover ());
}

static void OPAQUE
keyword (int n)
{
  defer handler (n);
  panic ("A");
}

static void OPAQUE
builtin (int n)
{
  __defer (handler, n);
  panic ("B");
}

static void OPAQUE
conditional (int n)
{
  if (n)
    defer handler (n);
  panic ("C");
}

static void OPAQUE
in_loop (int n)
{
  for (int i = 0; i < n; i++)
    defer handler (i);
  panic ("D");
}

int
main (void)
{
  keyword (opaque (1));
  EXPECT ("1 A");
  builtin (opaque (2));
  EXPECT ("2 B");
  conditional (opaque (3));
  EXPECT ("3 C");
  in_loop (opaque (3));
  EXPECT ("2 D 1 NULL 0 NULL");
  return 0;
}
