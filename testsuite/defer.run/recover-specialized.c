/* Rule 3.2: handlers that GCC splits, clones and changes the parameters of.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <defer.h>
#include "panic.h"

struct settings { int loud, number, more[8]; };

/* Only one member is read: it can be passed instead.  */
static void __attribute__ ((noinline))
by_member (const struct settings *settings)
{
  note (settings->number);
  say_panic (recover ());
}

/* Called with constants everywhere.  */
static void __attribute__ ((noinline))
by_constant (int how, int number)
{
  for (int i = 0; i < how; i++)
    note (number + i);
  if (how == 2)
    say_panic (recover ());
}

/* The beginning can be inlined, and the rest left where it is.  */
static void
split (int n)
{
  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    {
      note (i);
      note (n - i);
    }
  for (int i = 0; i < n; i++)
    note (10 * i);
  say_panic (recover ());
}

/* The result of recover is only tested: it need not be returned.  */
static int __attribute__ ((noinline))
result_unused (int n)
{
  if (recover ())
    note (n);
  return n * 3;
}

static void OPAQUE
f (int n)
{
  struct settings settings = { 1, 50, { 0 } };
  defer by_member (&settings);
  defer { panic ("C"); }
  defer by_constant (2, 20);
  defer { panic ("B"); }
  defer by_constant (1, 10);
  defer split (0);
  defer result_unused (7);
  defer { panic ("A"); }
  defer split (n);
  defer { split (1); by_member (&settings); by_constant (2, 30); }
  panic ("0");
}

int
main (void)
{
  f (opaque (2));
  EXPECT ("0 1 0 NULL 50 NULL 30 31 NULL 0 2 1 1 0 10 0 7 10 20 21 B 50 C");
  return 0;
}
